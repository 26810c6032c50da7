# syntax=docker/dockerfile:1

# Name the Debian release in both stages: a binary linked against a
# newer C library than the one that it meets at run time does not
# start.
FROM rust:1.90-bookworm AS builder

WORKDIR /src

# The dependencies first, around an empty program: they are compiled
# again only when Cargo.toml or Cargo.lock changes, not with every
# line of the sources.
COPY Cargo.toml Cargo.lock ./
RUN mkdir src \
    && echo 'fn main() {}' > src/main.rs \
    && cargo build --release --locked

COPY src ./src
# Cargo goes by the time of the files, and the copied one may be
# older than the empty program.
RUN touch src/main.rs && cargo build --release --locked

FROM debian:bookworm-slim AS runtime

RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*

COPY --from=builder /src/target/release/tidewatch /usr/local/bin/tidewatch

USER nobody
EXPOSE 7000
ENTRYPOINT ["tidewatch"]
