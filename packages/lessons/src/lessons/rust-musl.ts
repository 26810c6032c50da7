import type { Lesson } from "../lesson.ts";

/** A Rust program linked with musl runs on the empty image. */
export const rustMusl: Lesson = {
  id: "rust-musl",
  title: "Rust with musl on scratch",
  summary: "Link the C library into the program, and ship it on the empty image",
  minutes: 7,
  sections: [
    {
      title: "A C library inside",
      text: `The slim image is there for its C library alone. With **musl**, a C library made for it, Rust puts what it needs into the program itself, and the program runs on \`scratch\`.

The target is called \`x86_64-unknown-linux-musl\`. It has to be added to the compiler, and named when building:

\`\`\`
RUN rustup target add x86_64-unknown-linux-musl
RUN cargo build --release --target x86_64-unknown-linux-musl
\`\`\`

The program then lies in \`target/x86_64-unknown-linux-musl/release\`.`,
    },
    {
      title: "Or build where musl is at home",
      text: `Alpine's own C library *is* musl: on \`rust:1.90-alpine\` a plain \`cargo build\` gives a static program, in \`target/release\`, for whatever processor the image is.`,
    },
    {
      title: "Your task",
      text: `Take either way and ship \`/myapp\` on \`scratch\`. Mind that \`scratch\` has no shell and no \`PATH\`: name the program by its full path, in brackets.`,
    },
  ],
  start: {
    dockerfile: `FROM rust:1.90-bookworm AS build
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release

FROM debian:bookworm-slim
COPY --from=build /app/target/release/myapp /myapp
CMD ["/myapp"]
`,
    dockerignore: ".git\ntarget\n",
    files: ["Cargo.lock", "Cargo.toml", "Dockerfile", "src/main.rs"],
  },
  goals: [
    { kind: "final-base", oneOf: ["scratch"] },
    { kind: "path-shipped", path: "/myapp", madeBy: ["cargo build"] },
    { kind: "checklist", point: "scratch" },
    { kind: "starts", words: ["/myapp"] },
  ],
  hints: [
    {
      text: "The simple way changes two words of the first stage: `FROM rust:1.90-alpine AS build`.",
      at: { stage: "build" },
    },
    {
      text: "On Debian, add the target with `rustup` above this line, and say `--target x86_64-unknown-linux-musl` here.",
      at: { text: "RUN cargo build --release" },
    },
    {
      text: "What was copied to `debian:bookworm-slim` is copied to `scratch`; with a target named, from a path with that name in it.",
      at: { text: "COPY --from=build /app/target/release/myapp /myapp" },
    },
  ],
  solutions: [
    {
      title: "On Alpine",
      note: "No target to name, and the same file builds on other processors. Crates with C inside need `apk add musl-dev` and a compiler first.",
      dockerfile: `FROM rust:1.90-alpine AS build
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release

FROM scratch
COPY --from=build /app/target/release/myapp /myapp
CMD ["/myapp"]
`,
    },
    {
      title: "With a target on Debian",
      note: "`rustup` runs before anything is copied, so that no change of the project repeats it.",
      dockerfile: `FROM rust:1.90-bookworm AS build
RUN rustup target add x86_64-unknown-linux-musl
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release --target x86_64-unknown-linux-musl

FROM scratch
COPY --from=build /app/target/x86_64-unknown-linux-musl/release/myapp /myapp
CMD ["/myapp"]
`,
    },
  ],
  closing: `musl is not always the better choice: its memory allocator is slower under many threads, and it looks up host names by its own, simpler rules. Measure before you move a busy service.

For TLS the certificates have to come along, as in the lesson on Go, unless the program brings its own with the crate \`webpki-roots\`.`,
  sources: [
    {
      title: "The rustc book: platform support",
      address: "https://doc.rust-lang.org/rustc/platform-support.html",
    },
    {
      title: "musl: functional differences from glibc",
      address: "https://wiki.musl-libc.org/functional-differences-from-glibc.html",
    },
  ],
};
