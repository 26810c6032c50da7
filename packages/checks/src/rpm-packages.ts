import type { Command, ShellWord } from "@stagemap/shell";
import { definitionsByStage, definitionAt } from "./definitions.ts";
import type { CheckContext } from "./rule.ts";
import { subcommandOf } from "./run-commands.ts";
import type { Subcommand } from "./run-commands.ts";
import type { Run } from "./runs.ts";

const STYLE = {
  optionsWithValue: [
    "-c",
    "--config",
    "-d",
    "--debuglevel",
    "-e",
    "--errorlevel",
    "-x",
    "--exclude",
    "--enablerepo",
    "--disablerepo",
    "--repo",
    "--repoid",
    "--installroot",
    "--releasever",
    "--setopt",
    "--forcearch",
    "--disableplugin",
    "--enableplugin",
    "--comment",
  ],
};

/** Where yum, dnf and microdnf keep what they download. */
export const RPM_CACHES = ["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"];

/** The subcommand of yum, dnf or microdnf; of `module install` and `group install` "install" is the first operand. */
export function rpmSubcommand(command: Command): Subcommand {
  return subcommandOf(command, STYLE);
}

/** The packages and modules that a call installs without saying which version; empty when it installs none. */
export function unpinnedPackages(
  context: CheckContext,
  run: Run,
  command: Command,
): readonly ShellWord[] {
  const { name, operands } = rpmSubcommand(command);
  const isModule = name === "module" && operands[0]?.value === "install";
  if (isModule) {
    return operands.slice(1).filter(({ text }) => !/:./.test(text));
  }
  if (name !== "install") return [];
  return operands.filter((word) => !isPinned(context, run, word));
}

/** `name-1.2`, a file, an address or a group; a variable of ARG, ENV or the script stands for a version. */
function isPinned(context: CheckContext, run: Run, { text, value }: ShellWord): boolean {
  const written = (value ?? text).replaceAll(/["']/g, "");
  if (/\.rpm$|^@|:\/\/|^\.{0,2}\//.test(written)) return true;
  const [, ...parts] = written.split("-");
  if (written.includes("$") || written.includes("`")) {
    // Of what a variable like `$PACKAGES` holds nothing can be said.
    return parts.length === 0 ? !context.isAll : isSet(context, run, written);
  }
  return parts.length > 0 && parts.every(isVersionPart) && parts.some((part) => /^\d/.test(part));
}

function isVersionPart(part: string): boolean {
  return /^[\w.~^:+*]*$/.test(part);
}

/** Whether a variable in the text is set by ARG anywhere, by ENV here or below, or by the script. */
function isSet(context: CheckContext, { site, script }: Run, text: string): boolean {
  const names = [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
  const isArgument = (name: string): boolean =>
    [...definitionsByStage(context).values()].some((definitions) =>
      definitions.some((each) => each.instruction === "ARG" && each.name === name),
    );
  return names.some(
    (name) =>
      definitionAt(context, site, name) !== null ||
      isArgument(name) ||
      script.commands.some(({ assignments }) => assignments.some((each) => each.name === name)),
  );
}
