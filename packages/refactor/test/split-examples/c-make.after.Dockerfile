FROM debian:bookworm AS builder
RUN apt-get update && apt-get install -y gcc make libssl-dev
WORKDIR /src
COPY . .
RUN make

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libssl3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY --from=builder /src/relayd /src/relayd
EXPOSE 7000
CMD ["./relayd", "-p", "7000"]
