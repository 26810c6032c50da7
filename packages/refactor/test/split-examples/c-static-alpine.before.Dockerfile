FROM alpine:3.20
RUN apk add --no-cache gcc musl-dev
COPY hello.c /src/
RUN gcc -static -O2 -o /hello /src/hello.c
ENTRYPOINT ["/hello"]
