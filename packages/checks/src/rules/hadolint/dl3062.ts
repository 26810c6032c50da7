import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";

export const dl3062 = defineRule({
  id: "DL3062",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Programs installed with go have a version.",
  rationale:
    "Without a version, or with `@latest`, go takes the newest release there is: two builds of one Dockerfile can differ, and a build can break without a change. Write `go install example.com/tool@v1.2.3`.",
  source: "https://go.dev/ref/mod#go-install",
  examples: [
    { bad: "FROM golang:1.25\nRUN go install «example.com/tool@latest»\n" },
    { bad: "FROM golang:1.25\nRUN go run «example.com/tool» --help\n" },
  ],
  good: [
    "FROM golang:1.25\nRUN go install example.com/tool@v1.2.3\n",
    "FROM golang:1.25\nRUN go run ./cmd/server\n",
    "FROM golang:1.25\nRUN go install .\n",
    "FROM golang:1.25\nRUN go run main.go\n",
  ],
  *check(context) {
    for (const { run, command } of commandsNamed(context, "go")) {
      const unpinned = packagesOf(command).find((word) => !isPinned(context, word));
      if (unpinned === undefined) continue;
      const message =
        "Pin versions in go. Instead of `go install <package>` use `go install <package>@<version>`";
      yield findingAt(context, run.site, unpinned, message);
    }
  },
});

const STYLE = {
  optionsWithValue: [
    "-tags",
    "-ldflags",
    "-gcflags",
    "-mod",
    "-modfile",
    "-p",
    "-o",
    "-C",
    "-exec",
  ],
  hasLongSingleDash: true,
};

/** What install and get fetch; of run only the first word is a package. */
function packagesOf(command: Command): readonly ShellWord[] {
  const [subcommand, ...rest] = argumentsOf(command, STYLE).operands;
  switch (subcommand?.value) {
    case "run":
      return rest.slice(0, 1);
    case "install":
    case "get":
      return rest.filter(({ value }) => value !== "tool");
    default:
      return [];
  }
}

function isPinned({ isAll }: CheckContext, { text, value }: ShellWord): boolean {
  const name = value ?? text.replaceAll(/["']/g, "");
  if (/^[./]|\.go$/.test(name)) return true;
  const at = name.indexOf("@");
  if (at !== -1) return !/@(?:latest|none)$/.test(name);
  if (isAll) return false;
  // A name without a dot in its first part is in the project or in Go's own library; of a variable nothing is known.
  return !/^[^/$`]*\./.test(name);
}
