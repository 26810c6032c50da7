import { createScriptCache, managerUses } from "@stagemap/shell";
import type { ManagerUse, PackageOperand } from "@stagemap/shell";
import { refuse } from "../plan.ts";
import { defineRefactoring, localPlan } from "../refactoring.ts";

const scripts = createScriptCache();

export const sortPackages = defineRefactoring({
  id: "sort-packages",
  title: "Sort the packages that are installed",
  summary:
    "In order, packages are found by eye, nobody adds one twice, and changes are easy to review.",
  examples: [
    {
      before:
        "FROM debian:13\n«RUN apt-get update && apt-get install -y git curl=8.* \\\n    ca-certificates»\n",
      after:
        "FROM debian:13\nRUN apt-get update && apt-get install -y ca-certificates curl=8.* \\\n    git\n",
    },
    {
      before: 'FROM alpine\n«RUN apk add --no-cache zlib $MORE "bash" -q»\n',
      after: 'FROM alpine\nRUN apk add --no-cache "bash" $MORE zlib -q\n',
    },
    { before: "FROM alpine\n«RUN apk add a b»\n", refused: "The packages are sorted." },
    { before: "FROM alpine\n«RUN make»\n", refused: "No packages are installed by their names." },
    {
      before: "FROM alpine\n«RUN apk add \\\n    b \\\n    # why\n    a»\n",
      refused: "Comments stand between the packages: each belongs to one of them.",
    },
  ],
  plan(site) {
    const { step, settings } = site;
    const { raw } = step.item;
    const script =
      step.item.instruction.name === "RUN" ? scripts.get(step.item, settings.shell) : null;
    const uses = script === null ? [] : managerUses(script, settings).filter(isInstall);
    if (uses.length === 0) return refuse("No packages are installed by their names.");
    const edits: { from: number; to: number; newText: string }[] = [];
    for (const { packages } of uses) {
      const words = packages.filter(isFixed);
      const first = words[0]?.word.from ?? 0;
      const last = words.at(-1)?.word.to ?? 0;
      const isCommented = raw
        .slice(first, last)
        .split("\n")
        .slice(1)
        .some((line) => line.trim().startsWith("#"));
      if (isCommented) {
        return refuse("Comments stand between the packages: each belongs to one of them.");
      }
      const sorted = words.toSorted((a, b) => compare(a.name ?? "", b.name ?? ""));
      for (const [index, { word }] of words.entries()) {
        const other = sorted[index]?.word ?? word;
        const newText = raw.slice(other.from, other.to);
        if (newText !== raw.slice(word.from, word.to))
          edits.push({ from: word.from, to: word.to, newText });
      }
    }
    return edits.length === 0 ? refuse("The packages are sorted.") : localPlan(site, edits);
  },
});

function isInstall({ action, packages, command }: ManagerUse): boolean {
  const isPlain = command.layer?.isVerbatim === true;
  return action === "install" && isPlain && packages.filter(isFixed).length > 1;
}

/** Files and addresses stay: their order may be one of dependence. */
function isFixed({ kind, name, word }: PackageOperand): boolean {
  return kind === "package" && name !== null && word.value !== null;
}

/** Letters before their case. */
function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
