import type { PackageUse } from "./package-uses.ts";
import { joinPath } from "./paths.ts";
import type { CheckContext } from "./rule.ts";
import { settingsOf } from "./step-settings.ts";

/** A program that a step compiles. */
export interface CompiledBinary {
  /** The file, or the folder that it lies in; null when it is not known. */
  readonly path: string | null;
  /** True when it is known to need no shared libraries. */
  readonly isStatic: boolean;
}

/** What a call of `go build`, `go install` or `cargo build` makes; null for other calls. */
export function binaryOf(context: CheckContext, use: PackageUse): CompiledBinary | null {
  const isGo = use.manager.id === "go" && /^(?:build|install)$/.test(use.subcommand);
  if (isGo && (use.action === "build" || use.action === "install")) return goBinary(context, use);
  const isCargo =
    use.manager.id === "cargo" && /^(?:build|b|install|zigbuild)$/.test(use.subcommand);
  return isCargo ? rustBinary(context, use) : null;
}

function goBinary(context: CheckContext, use: PackageUse): CompiledBinary {
  const output = use.options.find(({ name }) => name === "-o");
  const isStatic =
    variableOf(context, use, "CGO_ENABLED") === "0" ||
    use.options.some(({ value }) => /-extldflags.*-static/.test(value ?? ""));
  if (use.subcommand === "install") return { path: "/go/bin", isStatic };
  const { directory } = use;
  if (output === undefined) return { path: directory, isStatic };
  const isKnown = directory !== null && output.value !== null;
  return { path: isKnown ? joinPath(directory, output.value) : null, isStatic };
}

function rustBinary(context: CheckContext, use: PackageUse): CompiledBinary {
  const option = use.options.find(({ name }) => name === "--target")?.value;
  const target = option ?? variableOf(context, use, "CARGO_BUILD_TARGET") ?? "";
  const isStatic = /-musl/.test(target);
  if (use.subcommand === "install") {
    const root = use.options.find(({ name }) => name === "--root")?.value ?? null;
    return { path: root === null ? "/usr/local/cargo/bin" : joinPath(root, "bin"), isStatic };
  }
  const folder = variableOf(context, use, "CARGO_TARGET_DIR") ?? "target";
  return { path: use.directory === null ? null : joinPath(use.directory, folder), isStatic };
}

/** A variable as the call sees it: its own assignment, an export of the RUN, ENV or ARG. */
function variableOf(
  context: CheckContext,
  { command, run }: PackageUse,
  name: string,
): string | undefined {
  const own = command.assignments.find((each) => each.name === name)?.value ?? null;
  if (own !== null) return own;
  for (const each of run.script.commands) {
    if (each.basename !== "export") continue;
    for (const { value } of each.args) {
      if (value?.startsWith(`${name}=`) === true) return value.slice(name.length + 1);
    }
  }
  return settingsOf(context).at.get(run.site)?.variable(name);
}
