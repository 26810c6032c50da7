FROM rust:1.75
WORKDIR /usr/src/quotes

# Dependencies first
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release

ENV ROCKET_ADDRESS=0.0.0.0
EXPOSE 8000
CMD ["./target/release/quotes"]
