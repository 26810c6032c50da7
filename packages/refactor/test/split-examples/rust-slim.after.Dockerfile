FROM rust:1.75 AS builder
WORKDIR /usr/src/quotes

# Dependencies first
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release

FROM gcr.io/distroless/cc-debian12:nonroot
WORKDIR /usr/src/quotes

COPY --from=builder /usr/src/quotes/target/release/quotes /usr/src/quotes/target/release/quotes

ENV ROCKET_ADDRESS=0.0.0.0
EXPOSE 8000
CMD ["./target/release/quotes"]
