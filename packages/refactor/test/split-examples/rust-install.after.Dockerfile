FROM rust:1.82-slim-bookworm AS builder
RUN apt-get update && apt-get install -y pkg-config libssl-dev ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN cargo install --locked --path .

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY --from=builder /usr/local/cargo/bin/relay /usr/local/bin/relay
CMD ["relay"]
