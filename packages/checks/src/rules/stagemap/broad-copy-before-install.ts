import { earlyCopies } from "../../early-copies.ts";
import type { EarlyCopy } from "../../early-copies.ts";
import { splitCopies } from "../../install-split.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const broadCopyBeforeInstall = defineRule({
  id: "BroadCopyBeforeInstall",
  origin: "stagemap",
  severity: "warning",
  summary: "Dependencies are installed before the sources are copied.",
  rationale:
    "A step is taken from the cache only while everything above it is unchanged. With all sources copied above the install, every change of any file downloads and installs all dependencies again. Copy the manifests alone (package.json, requirements.txt, go.mod …), install, and copy the rest below: the install is then done again only when a manifest changes.",
  source: "https://docs.docker.com/build/cache/optimize/#order-your-layers",
  examples: [
    {
      bad: "FROM node:22\nWORKDIR /app\nCOPY «. .»\nRUN npm ci\nRUN npm run build\n",
      fixed:
        "FROM node:22\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n",
    },
    {
      bad: "FROM python:3.13\nWORKDIR /app\n# The program\nCOPY «. .»\nRUN pip install -r requirements.txt\n",
      fixed:
        "FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\n# The program\nCOPY . .\n",
    },
    {
      bad: "FROM node:22\nCOPY «. /app/»\nWORKDIR /app\nRUN npm ci && npm run build\n",
      fixed:
        "FROM node:22\nCOPY package*.json /app/\nWORKDIR /app\nRUN npm ci\nCOPY . /app/\nRUN npm run build\n",
    },
    {
      bad: "FROM golang:1.24\nWORKDIR /app\nCOPY «. .»\nRUN go build -o /server .\n",
      fixed:
        "FROM golang:1.24\nWORKDIR /app\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -o /server .\n",
    },
    {
      bad: "FROM rust:1\nWORKDIR /app\nCOPY Cargo.toml Cargo.lock ./\nCOPY «src ./src»\nRUN cargo build --release\n",
      fixed:
        "FROM rust:1\nWORKDIR /app\nCOPY Cargo.toml Cargo.lock ./\nRUN mkdir -p src && echo 'fn main() {}' > src/main.rs && cargo fetch && rm -r src\nCOPY src ./src\nRUN cargo build --release\n",
    },
  ],
  good: [
    "FROM node:22\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n",
    "FROM golang:1.24\nWORKDIR /app\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build .\n",
    "FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n",
  ],
  *check(context) {
    for (const early of earlyCopies(context)) {
      const { copy, span } = early;
      yield {
        ...findingAt(context, copy, span, messageOf(early)),
        fixes: () => splitCopies(context, early),
      };
    }
  },
});

function messageOf({ copy, uses }: EarlyCopy): string {
  const [first] = uses;
  const words = [first?.command.basename, first?.subcommand || first?.operands[0]?.value];
  const call = words.join(" ").trim();
  const line = first?.run.site.line ?? 0;
  const lines = new Set(uses.map(({ run }) => run.site.line));
  const more = lines.size > 1 ? ` and ${lines.size - 1} more` : "";
  const what = copy.instruction.args
    .slice(0, -1)
    .map(({ text }) => text)
    .join(" ");
  return `"${what}" is copied before \`${call}\` (line ${line}${more}), so any change in it installs all again`;
}
