import type { Lesson } from "../lesson.ts";

/** A virtual environment is built with all tools and moved to a slim image. */
export const pythonTwoStages: Lesson = {
  id: "python-two-stages",
  title: "Two stages for Python",
  summary: "Install packages where the compilers are, and ship them on a slim image",
  minutes: 8,
  sections: [
    {
      title: "An interpreter has to ship",
      text: `A Python program is not compiled to one file: the interpreter and the installed packages have to be in the image. What need not be there are the compilers that \`python:3.12\` brings for packages written in C, and what \`pip\` downloads.

\`python:3.12-slim\` is the same interpreter on the same system without them, at about a ninth of the size.`,
    },
    {
      title: "Packages that can move",
      text: `To move packages from one stage to another, they need a folder of their own. A **virtual environment** is just that:

\`\`\`
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
\`\`\`

From there on \`pip\` and \`python\` are those of \`/opt/venv\`, and everything that is installed lies below that folder.

You will also see \`pip install --user\` and a copy of \`/root/.local\`. It works as long as the program runs as root, and breaks with the first \`USER\`: nobody else may read \`/root\`.`,
    },
    {
      title: "Your task",
      text: `Make a stage \`build\` that installs into \`/opt/venv\`, and a second stage on \`python:3.12-slim\` that takes \`/opt/venv\` from it. Set \`PATH\` in the second stage too: stages share nothing but what you copy. Copy the program's own files straight from the build context.`,
    },
  ],
  start: {
    dockerfile: `FROM python:3.12
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY app.py ./
COPY templates ./templates
CMD ["python", "app.py"]
`,
    dockerignore: ".git\n__pycache__\n.venv\n",
    files: ["Dockerfile", "app.py", "requirements.txt", "templates/index.html"],
  },
  goals: [
    { kind: "final-base", oneOf: ["slim"] },
    { kind: "runs", commands: ["pip install"], where: "stays-behind" },
    { kind: "path-shipped", path: "/opt/venv", madeBy: ["pip install"] },
    { kind: "change-keeps", file: "app.py", commands: ["pip install"] },
    { kind: "path-shipped", path: "/app/app.py" },
    { kind: "starts", words: ["python", "app.py"] },
  ],
  hints: [
    {
      text: "This stage can stay nearly as it is, with a name: `FROM python:3.12 AS build`. Make the virtual environment before `pip` runs.",
      at: { text: "FROM python:3.12" },
    },
    {
      text: "With `ENV PATH=/opt/venv/bin:$PATH` above it, this line installs into the virtual environment.",
      at: { text: "RUN pip install" },
    },
    {
      text: "What ships begins with `FROM python:3.12-slim`, takes `COPY --from=build /opt/venv /opt/venv` and needs the same `ENV PATH`.",
      at: { text: "COPY --from=build /opt/venv /opt/venv" },
    },
  ],
  solutions: [
    {
      title: "A virtual environment moves",
      note: "Both images have the same Python in the same place, so that the links in the virtual environment still lead somewhere. The sources never go through the first stage: changing them does not even start it.",
      dockerfile: `FROM python:3.12 AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY app.py ./
COPY templates ./templates
CMD ["python", "app.py"]
`,
    },
    {
      title: "With pip's downloads in a cache mount",
      note: "The cache mount keeps what `pip` downloads between builds, outside of every layer. When `requirements.txt` changes, only what is new is downloaded.",
      dockerfile: `FROM python:3.12 AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt

FROM python:3.12-slim
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY app.py ./
COPY templates ./templates
CMD ["python", "app.py"]
`,
    },
  ],
  closing: `Two things to keep in mind:

- Both stages need the **same** Python version and the same C library. A virtual environment of \`python:3.12\` does not run on \`python:3.13-slim\`, nor on Alpine.
- A package that loads a system library, such as \`libpq\`, needs that library in the second stage as well: installed with \`apt-get\`, without its \`-dev\` half.`,
  sources: [
    {
      title: "Python: venv, creation of virtual environments",
      address: "https://docs.python.org/3/library/venv.html",
    },
    {
      title: "Docker: Multi-stage builds",
      address: "https://docs.docker.com/build/building/multi-stage/",
    },
  ],
};
