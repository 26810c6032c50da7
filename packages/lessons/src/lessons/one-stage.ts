import type { Lesson } from "../lesson.ts";

/** What a build leaves in the image when it has one stage only, and why deleting does not help. */
export const oneStage: Lesson = {
  id: "one-stage",
  title: "Why one stage is not enough",
  summary: "Ship the program and leave the compiler behind, with a second stage",
  minutes: 6,
  sections: [
    {
      title: "A small program in a large image",
      text: `This Dockerfile compiles one file of C. The program that comes out weighs a few kilobytes, but the image carries the compiler, its headers and the sources as well: whoever pulls it pulls a workshop to get a nail.

Somebody has seen that and takes the compiler out again in the last \`RUN\`. It does not help.`,
    },
    {
      title: "Layers only ever add",
      text: `Every step that changes files makes a **layer**, and an image is the pile of all its layers. A later step can *hide* a file of an earlier one, but the earlier layer is still in the pile, is still pulled, and can still be unpacked by anybody.

So what must not ship must never get into the pile.`,
    },
    {
      title: "Two stages",
      text: `A second \`FROM\` begins a new pile. Only the last stage ships; the others are built, used and left behind. What the last one needs it takes with

\`\`\`
COPY --from=build /usr/local/bin/hello /usr/local/bin/hello
\`\`\`

Give the first stage a name with \`AS build\`, begin a second one from \`debian:12-slim\`, and copy the program over.`,
    },
  ],
  start: {
    dockerfile: `FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
WORKDIR /src
COPY hello.c .
RUN gcc -O2 -o /usr/local/bin/hello hello.c
RUN apt-get purge -y gcc libc6-dev && rm -rf /var/lib/apt/lists/*
CMD ["hello"]
`,
    dockerignore: null,
    files: ["Dockerfile", "hello.c"],
  },
  goals: [
    { kind: "stages-needed", atLeast: 2 },
    { kind: "not-shipped", what: "build-tools" },
    { kind: "path-not-shipped", path: "/src/hello.c" },
    { kind: "path-shipped", path: "/usr/local/bin/hello", madeBy: ["gcc"] },
    { kind: "starts", words: ["hello"] },
  ],
  hints: [
    {
      text: "This line hides the compiler. The layer that brought it is still in the image: the line can go.",
      at: { text: "RUN apt-get purge" },
    },
    {
      text: "A name for the stage is written behind its base image: `FROM debian:12 AS build`.",
      at: { text: "FROM debian:12" },
    },
    {
      text: "Begin the second stage above `CMD`: `FROM debian:12-slim`, then `COPY --from=build` with the program's path, twice.",
      at: { text: 'CMD ["hello"]' },
    },
  ],
  solutions: [
    {
      title: "Two stages",
      note: "The first stage has the compiler and does not ship, so it needs no cleaning. The second has the same release of Debian, and with it the C library that the program was linked with.",
      dockerfile: `FROM debian:12 AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
WORKDIR /src
COPY hello.c .
RUN gcc -O2 -o /usr/local/bin/hello hello.c

FROM debian:12-slim
COPY --from=build /usr/local/bin/hello /usr/local/bin/hello
CMD ["hello"]
`,
    },
  ],
  closing: `The picture shows it: one line leads from \`build\` to what ships, and only what it carries arrives.

Cleaning up inside the **same** \`RUN\` would have helped too, because a layer holds what is left at its end. But then every build that changes the program installs the compiler anew.`,
  sources: [
    {
      title: "Docker: Multi-stage builds",
      address: "https://docs.docker.com/build/building/multi-stage/",
    },
    {
      title: "Docker: Understanding the image layers",
      address:
        "https://docs.docker.com/get-started/docker-concepts/building-images/understanding-image-layers/",
    },
  ],
};
