FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libssl-dev
WORKDIR /src
COPY . .
RUN make
EXPOSE 7000
CMD ["./relayd", "-p", "7000"]
