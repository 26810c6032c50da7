import type { Lesson } from "../lesson.ts";

/** What makes an image heavy, and which promises of savings hold. */
export const whatItWeighs: Lesson = {
  id: "what-it-weighs",
  title: "What it weighs",
  summary: "Find out what makes an image heavy before you make it lighter",
  minutes: 9,
  sections: [
    {
      title: "Two sizes of one image",
      text: `An image has a size on disk, unpacked, and a smaller one as it travels, compressed. They differ by a factor of about two and a half. Figures on the web often compare one with the other, so look which is meant before you believe that something saved 90 %.`,
    },
    {
      title: "Where the weight is",
      text: `Open **Size** beside this panel. In most images the base weighs most; then come packages, then dependencies, and your own program last. So the first question is not how to clean up, but **what the final stage begins with**.

\`python:3.12\` weighs about 1,100 MB on disk, \`python:3.12-slim\` about 120 MB. The difference is a system to compile in, and here even more of one is installed, for a driver of PostgreSQL.`,
    },
    {
      title: "Your task",
      text: `Build in one stage, run in another, and bring what ships below a fifth of what it is estimated at now. Install into \`/opt/venv\` and ship that folder. The driver loads the library \`libpq5\` when it runs, so what ships needs that one package, and nothing for compiling.

The figures are **estimates**: of base images as they were measured, of steps by their kind. Where nobody can know, they say so.`,
    },
  ],
  start: {
    dockerfile: `FROM python:3.12
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev \\
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY app.py .
CMD ["python", "app.py"]
`,
    dockerignore: ".git\n__pycache__\n.venv\n",
    files: ["Dockerfile", "app.py", "requirements.txt"],
  },
  goals: [
    { kind: "size-share", percent: 20 },
    { kind: "not-shipped", what: "build-tools" },
    { kind: "path-shipped", path: "/opt/venv", madeBy: ["pip install"] },
    { kind: "runs", commands: ["apt-get install libpq5"], where: "ships" },
    { kind: "starts", words: ["python", "app.py"] },
  ],
  hints: [
    {
      text: "Everything that this image brings ships. It is the right one to build in.",
      at: { text: "FROM python:3.12" },
    },
    {
      text: "This belongs into the stage that builds. What ships installs `libpq5` alone.",
      at: { text: "build-essential libpq-dev" },
    },
    {
      text: "As in the lesson on two stages: `RUN python -m venv /opt/venv` and `ENV PATH=/opt/venv/bin:$PATH` above `pip install`, and the folder copied to `python:3.12-slim`.",
      at: { text: "RUN pip install" },
    },
  ],
  solutions: [
    {
      title: "A slim base with one library",
      note: "The packages are compiled where the compilers are. What ships has the interpreter, the packages and the one library that they load.",
      dockerfile: `FROM python:3.12 AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 \\
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY app.py .
CMD ["python", "app.py"]
`,
    },
  ],
  closing: `\`python:3.12\` has compilers and the headers of libpq already: the first stage did not even need to install them. Look at what a base image brings before adding to it.

How much two stages save depends on the language more than on skill:

- Where one static program comes out (Go, Rust), nearly everything goes: 95 % and more.
- Where an interpreter or a runtime has to ship (Python, Node, Java), half to nine tenths go, and most of that is the choice of the base image. A single stage on a slim image would have saved much of it.

What counts in the end is what is pulled: layers that a machine has already are not pulled again, so ten services on one base share its weight.`,
  sources: [
    {
      title: "Docker: Building best practices, choose the right base image",
      address: "https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image",
    },
    {
      title: "Official image of Python: variants",
      address: "https://hub.docker.com/_/python",
    },
  ],
};
