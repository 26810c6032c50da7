import type { ManagerUse } from "@stagemap/shell";
import type { SplitStep, Subject } from "../subject.ts";

const OPTIONS: ReadonlyMap<string, string> = new Map([
  ["npm", "--omit=dev"],
  ["yarn", "--production"],
  ["pnpm", "--prod"],
  ["bun", "--production"],
]);

/** The step with the option that leaves development dependencies out; null where it cannot be put in. */
export function productionOption({ item }: SplitStep, use: ManagerUse): string | null {
  const option = OPTIONS.get(use.manager.id);
  const word = use.subcommandWords.at(-1) ?? use.command.nameWord;
  if (option === undefined || word === null || use.command.layer?.isVerbatim !== true) return null;
  if (isBerry(use) || use.command.isConditional) return null;
  const raw = item.raw.replace(/\r?\n$/, "");
  return `${raw.slice(0, word.to)} ${option}${raw.slice(word.to)}`;
}

/** The command that takes them away again once the build is done; null where none is known. */
export function productionCommand(
  { use }: { readonly use: ManagerUse },
  subject: Subject,
): string | null {
  switch (use.manager.id) {
    case "npm":
      return "npm prune --omit=dev";
    case "pnpm":
      return "pnpm prune --prod";
    case "bun":
      return "rm -rf node_modules && bun install --production";
    case "yarn":
      return isBerry(use) || usesBerry(subject)
        ? "yarn workspaces focus --all --production"
        : "yarn install --production --ignore-scripts --prefer-offline";
    default:
      return null;
  }
}

/** Options that only Yarn from version 2 on has. */
function isBerry({ manager, options }: ManagerUse): boolean {
  return (
    manager.id === "yarn" &&
    options.some(({ name }) => /^--(?:immutable|inline-builds|mode)/.test(name))
  );
}

function usesBerry({ steps }: Subject): boolean {
  return steps.some(({ item }) =>
    /\.yarnrc\.yml|\.yarn\b|yarn set version (?:berry|stable|[2-9])/.test(item.line.text),
  );
}
