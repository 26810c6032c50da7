# syntax=docker/dockerfile:1

FROM rust:1.90 AS builder

# musl can be linked in whole. The machine's own architecture, so
# that this builds on ARM too.
RUN rustup target add "$(uname -m)-unknown-linux-musl"
RUN apt-get update \
    && apt-get install -y --no-install-recommends musl-tools \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY src ./src

# What Cargo downloads and compiles is kept between builds on this
# machine. A cache mount is no part of the stage: whatever later
# stages need must be copied out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --target "$(uname -m)-unknown-linux-musl" \
    && cp "target/$(uname -m)-unknown-linux-musl/release/tidewatch" /tidewatch

FROM scratch

COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /tidewatch /tidewatch

USER 65532:65532
EXPOSE 7000
ENTRYPOINT ["/tidewatch"]
