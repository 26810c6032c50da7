import type { Lesson } from "../lesson.ts";

/** Several lines as several lines, in RUN and in COPY. */
export const heredocs: Lesson = {
  id: "heredocs",
  title: "Heredocs",
  summary: "Write scripts and small files as they are, without backslashes and echo",
  minutes: 7,
  sections: [
    {
      title: "A script in one line",
      text: `A long \`RUN\` is a chain of \`&&\` and backslashes: one forgotten, and the next command is cut off or runs although the one before has failed. And a small configuration file made with \`echo\` is a riddle of quotes.`,
    },
    {
      title: "Here it is",
      text: `A **heredoc** begins with \`<<\` and a word, and ends with a line that is just that word:

\`\`\`
RUN <<EOF
set -e
apk add --no-cache curl
adduser -D web
EOF
\`\`\`

The lines are one script. **\`set -e\`** matters: without it only the last command decides whether the step has failed.

\`\`\`
COPY <<'EOF' /etc/motd
Costs $5
EOF
\`\`\`

writes a file. Quotes around the first word keep \`$\` as it is; without them BuildKit puts variables in.`,
    },
    {
      title: "Your task",
      text: `Write the \`RUN\` that installs as a heredoc that stops at the first failure, and the configuration as a \`COPY\` with a heredoc. nginx has variables of its own that begin with \`$\`: they have to arrive as they are.`,
    },
  ],
  start: {
    dockerfile: `# syntax=docker/dockerfile:1
FROM nginx:1.29-alpine
RUN apk add --no-cache curl && \\
    mkdir -p /var/log/web && \\
    chown nginx:nginx /var/log/web
RUN echo 'server { listen 8080; location / { try_files $uri /index.html; } }' > /etc/nginx/conf.d/default.conf
COPY index.html /usr/share/nginx/html/
`,
    dockerignore: ".git\n",
    files: ["Dockerfile", "index.html"],
  },
  goals: [
    { kind: "heredoc", instruction: "RUN", commands: ["apk add"] },
    {
      kind: "heredoc",
      instruction: "RUN",
      commands: ["set -e", "set -eu", "set -ex", "set -eux", "set -o errexit"],
      title: "The script stops at the first failure, by `set -e`",
    },
    { kind: "heredoc", instruction: "COPY" },
    { kind: "path-shipped", path: "/etc/nginx/conf.d/default.conf" },
    { kind: "path-shipped", path: "/usr/share/nginx/html/index.html" },
    { kind: "builds" },
  ],
  hints: [
    {
      text: "`RUN <<EOF`, then `set -e`, then one command a line, then `EOF` alone on its line.",
      at: { text: "RUN apk add" },
    },
    {
      text: "`COPY <<'EOF' /etc/nginx/conf.d/default.conf`: behind the word stands where the file goes.",
      at: { text: "RUN echo" },
    },
    {
      text: "Without the quotes around the first `EOF`, `$uri` would become nothing, and BuildKit's check would say so.",
      at: { text: "$uri" },
    },
  ],
  solutions: [
    {
      title: "Two heredocs",
      note: "The script reads like one, and the file looks as it will look in the image. `COPY` needs no shell for it.",
      dockerfile: `# syntax=docker/dockerfile:1
FROM nginx:1.29-alpine
RUN <<EOF
set -e
apk add --no-cache curl
mkdir -p /var/log/web
chown nginx:nginx /var/log/web
EOF
COPY <<'EOF' /etc/nginx/conf.d/default.conf
server {
    listen 8080;
    location / {
        try_files $uri /index.html;
    }
}
EOF
COPY index.html /usr/share/nginx/html/
`,
    },
  ],
  closing: `A heredoc in \`RUN\` may name its program: with \`RUN python3 <<EOF\` the lines are Python, and so they are when the first of them is \`#!/usr/bin/env python3\`.

For more than a dozen lines a file of its own is better: editors know its language, and it can be tested.`,
  sources: [
    {
      title: "Dockerfile reference: Here-Documents",
      address: "https://docs.docker.com/reference/dockerfile/#here-documents",
    },
    {
      title: "Docker: Introduction to heredocs in Dockerfiles",
      address: "https://www.docker.com/blog/introduction-to-heredocs-in-dockerfiles/",
    },
  ],
};
