FROM rust:1.82-slim-bookworm
RUN apt-get update && apt-get install -y pkg-config libssl-dev ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN cargo install --locked --path .
CMD ["relay"]
