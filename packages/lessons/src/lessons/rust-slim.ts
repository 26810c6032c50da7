import type { Lesson } from "../lesson.ts";

/** A compiled program that needs a C library, and compiles its dependencies once. */
export const rustSlim: Lesson = {
  id: "rust-slim",
  title: "Rust on a slim image",
  summary: "Match the C library of both stages, and compile dependencies only once",
  minutes: 10,
  sections: [
    {
      title: "Not quite static",
      text: `A Rust program carries its crates inside, but by default it still loads the C library of the system. So what ships needs one, and not an older one than the program was linked with: a program built on Debian 13 fails on Debian 12 with *version GLIBC_2.xx not found*.

Name the release in both places: \`rust:1.90-bookworm\` builds for \`debian:bookworm-slim\`.`,
    },
    {
      title: "Compiled over and over",
      text: `Manifests and sources are copied before the only \`cargo build\`, so every change of a source compiles every dependency again. A plain layer cannot help, because one command does both.

A **cache mount** can: a folder that is there while the command runs, is kept between builds, and is in no layer.

\`\`\`
RUN --mount=type=cache,target=/app/target \\
    cargo build --release
\`\`\`

One trap: what is in a cache mount is **not in the image** afterwards. Copy the program to another place in the same \`RUN\`.`,
    },
    {
      title: "Your task",
      text: `Give \`cargo build\` cache mounts for \`/app/target\` and for Cargo's downloads in \`/usr/local/cargo/registry\`, put the program at \`/usr/local/bin/myapp\`, and ship it on \`debian:bookworm-slim\`.`,
    },
  ],
  start: {
    dockerfile: `FROM rust:1.90
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release
RUN cp target/release/myapp /usr/local/bin/myapp
CMD ["myapp"]
`,
    dockerignore: ".git\ntarget\n",
    files: ["Cargo.lock", "Cargo.toml", "Dockerfile", "src/main.rs"],
  },
  goals: [
    { kind: "final-base", oneOf: ["slim"] },
    {
      kind: "path-shipped",
      path: "/usr/local/bin/myapp",
      madeBy: ["cargo build", "cargo install"],
    },
    { kind: "not-shipped", what: "build-tools" },
    { kind: "cache-mount", commands: ["cargo build", "cargo install"] },
    { kind: "change-reruns", file: "src/main.rs", commands: ["cargo build", "cargo install"] },
    { kind: "starts", words: ["myapp"] },
  ],
  hints: [
    {
      text: "`rust:1.90` is some release of Debian, and which one changes over time. `rust:1.90-bookworm AS build` says it.",
      at: { text: "FROM rust:1.90" },
    },
    {
      text: "Options of `RUN` stand behind the word: `RUN --mount=type=cache,target=/app/target cargo build --release`.",
      at: { text: "RUN cargo build --release" },
    },
    {
      text: "With the cache mount this line finds nothing: join it to the one above with `&&`.",
      at: { text: "RUN cp target/release/myapp /usr/local/bin/myapp" },
    },
  ],
  solutions: [
    {
      title: "Cache mounts",
      note: "The first build fills the two folders; every later one compiles what has changed. `cp` takes the program out while the folder is still there.",
      dockerfile: `FROM rust:1.90-bookworm AS build
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    --mount=type=cache,target=/app/target \\
    cargo build --release && cp target/release/myapp /usr/local/bin/myapp

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/myapp /usr/local/bin/myapp
CMD ["myapp"]
`,
    },
    {
      title: "With certificates, and not as root",
      note: "A program that speaks TLS mostly needs the certificates, which slim images of Debian lack. They can come from the first stage; so nothing is installed in what ships.",
      dockerfile: `FROM rust:1.90-bookworm AS build
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    --mount=type=cache,target=/app/target \\
    cargo build --release && cp target/release/myapp /usr/local/bin/myapp

FROM debian:bookworm-slim
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /usr/local/bin/myapp /usr/local/bin/myapp
USER nobody
CMD ["myapp"]
`,
    },
  ],
  closing: `A cache mount lives on the machine that builds. On a fresh runner it is empty, and layers are what a registry can keep: there **cargo-chef** helps, which makes a step of its own for the dependencies.

Both together are no mistake.`,
  sources: [
    {
      title: "Docker: Optimize cache usage in builds",
      address: "https://docs.docker.com/build/cache/optimize/",
    },
    {
      title: "The Cargo Book: Cargo home",
      address: "https://doc.rust-lang.org/cargo/guide/cargo-home.html",
    },
    { title: "cargo-chef", address: "https://github.com/LukeMathWalker/cargo-chef" },
  ],
};
