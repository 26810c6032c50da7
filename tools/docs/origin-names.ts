import type { Rule } from "@stagemap/checks";

export const originNames: Readonly<Record<Rule["origin"], string>> = {
  buildkit: "BuildKit",
  hadolint: "hadolint",
  shellcheck: "ShellCheck",
  stagemap: "Stagemap",
};
