import type { Lesson } from "../lesson.ts";

/** A password is there for one command and leaves no trace. */
export const secrets: Lesson = {
  id: "secrets",
  title: "Secrets that stay out",
  summary: "Give a password to one command, without a trace in the image or its history",
  minutes: 8,
  sections: [
    {
      title: "A build argument is no hiding place",
      text: `The packages come from a private index, and the index wants a token. Here it comes as a build argument. It is in no file, and yet whoever has the image can read it:

\`\`\`
docker history --no-trunc my-image
\`\`\`

lists every step **with the values of its build arguments**. \`ENV\` is worse, because it is set in every container as well, and a copied file stays in its layer even when a later step deletes it.`,
    },
    {
      title: "Secret mounts",
      text: `A secret mount hands a file to **one** \`RUN\`, from outside of the build context. It is in no layer, not in the history, and not part of the cache key.

\`\`\`
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf \\
    pip install -r requirements.txt
\`\`\`

\`\`\`
docker build --secret id=pip_conf,src=pip.conf .
\`\`\`

With \`env=NAME\` in the place of \`target=…\` the command finds the secret in a variable.`,
    },
    {
      title: "Your task",
      text: `Take the build argument out, and give \`pip install\` its token or its configuration by a secret mount.`,
    },
  ],
  start: {
    dockerfile: `FROM python:3.12-slim
ARG INDEX_TOKEN
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --index-url https://build:$INDEX_TOKEN@packages.example.com/simple -r requirements.txt
COPY app.py .
CMD ["python", "app.py"]
`,
    dockerignore: ".git\npip.conf\n",
    files: ["Dockerfile", "app.py", "pip.conf", "requirements.txt"],
  },
  goals: [
    { kind: "secret-mount", commands: ["pip install"] },
    { kind: "rule-silent", rule: "SecretsUsedInArgOrEnv" },
    { kind: "not-shipped", what: "secrets" },
    { kind: "ignored", file: "pip.conf" },
    { kind: "path-shipped", path: "/app/app.py" },
    { kind: "starts", words: ["python", "app.py"] },
  ],
  hints: [
    {
      text: "Everything that begins with this line and ends in a value is written down in the image.",
      at: { text: "ARG INDEX_TOKEN" },
    },
    {
      text: "`RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf pip install …`: the address of the index, token included, then stands in `pip.conf`.",
      at: { text: "RUN pip install" },
    },
    {
      text: "Or keep the line as it is, and put `--mount=type=secret,id=index_token,env=INDEX_TOKEN` behind `RUN`. The argument above has to go.",
      at: { text: "--mount=type=secret,id=index_token,env=INDEX_TOKEN" },
    },
  ],
  solutions: [
    {
      title: "A file for pip",
      note: "`pip` reads `/etc/pip.conf` by itself, and the whole address stays out of the Dockerfile.",
      dockerfile: `FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf \\
    pip install --no-cache-dir -r requirements.txt
COPY app.py .
CMD ["python", "app.py"]
`,
    },
    {
      title: "A variable for one command",
      note: "`env` needs a Dockerfile frontend of version 1.10 or newer, which every current builder has.",
      dockerfile: `FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=secret,id=index_token,env=INDEX_TOKEN \\
    pip install --no-cache-dir --index-url "https://build:$INDEX_TOKEN@packages.example.com/simple" -r requirements.txt
COPY app.py .
CMD ["python", "app.py"]
`,
    },
  ],
  closing: `A secret is not part of the cache key: a new token alone does not run the step again, and that is mostly what one wants.

For keys of SSH there is \`--mount=type=ssh\`, which does not even show the key: the command asks the agent on your machine.

And a token that was once in an image that left your machine is no secret any more: **revoke it**, do not just delete it.`,
  sources: [
    { title: "Docker: Build secrets", address: "https://docs.docker.com/build/building/secrets/" },
    {
      title: "BuildKit's check SecretsUsedInArgOrEnv",
      address: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
    },
  ],
};
