import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Settings } from "./settings.ts";

/** Where a manager puts what it installs. */
export interface InstallPlace {
  /** Absolute. */
  readonly path: string;
  /** Where of a folder that holds more the packages lie; null for all of it. */
  readonly inside: RegExp | null;
}

const SITE_PACKAGES: InstallPlace = { path: "/usr/local", inside: /site-packages|\/lib\/python/ };

/** Where what it installs goes: by its options and settings, else where the official images have it. */
export function installPlace(use: ManagerUse, directory: string, settings: Settings): InstallPlace {
  const { manager } = use;
  const whole = (path: string): InstallPlace => ({ path: joinPath(directory, path), inside: null });
  switch (manager.ecosystem) {
    case "node": {
      if (hasOption(use, ["-g", "--global"]) || use.subcommand.startsWith("global")) {
        return whole("/usr/local/lib/node_modules");
      }
      const folder = valueOf(use, ["--prefix", "-C", "--cwd", "--dir"]) ?? ".";
      return whole(`${folder}/node_modules`);
    }
    case "python":
      return pythonPlace(use, directory, settings);
    case "ruby":
      return whole("/usr/local/bundle");
    case "php":
      return whole("vendor");
    case "go":
      return whole("/go/pkg/mod");
    case "rust":
      return whole("/usr/local/cargo/registry");
    case "java":
      return whole(manager.id === "gradle" ? "/root/.gradle" : "/root/.m2");
    case "dotnet":
      return whole("/root/.nuget/packages");
    case "system":
      return whole("/usr");
    default:
      return whole(`/root/.${manager.id}`);
  }
}

function pythonPlace(use: ManagerUse, directory: string, { variable }: Settings): InstallPlace {
  const { manager, command } = use;
  const wheels = valueOf(use, ["-w", "--wheel-dir", "-d", "--dest"]);
  if (/^(?:wheel|download)$/.test(use.subcommand)) {
    return { path: joinPath(directory, wheels ?? "."), inside: null };
  }
  const target = valueOf(use, ["--target", "-t", "--prefix", "--root"]);
  if (target !== null) return { path: joinPath(directory, target), inside: null };
  if (hasOption(use, ["--user"])) return { path: "/root/.local", inside: null };
  if (/conda|mamba/.test(manager.id)) return { path: "/opt/conda", inside: null };
  const program = command.nameWord?.value ?? "";
  const [, ofProgram] = /^(\/.+)\/bin\/[^/]+$/.exec(program) ?? [];
  if (ofProgram !== undefined && !ofProgram.startsWith("/usr")) {
    return { path: ofProgram, inside: null };
  }
  const environment = variable("VIRTUAL_ENV") ?? variable("UV_PROJECT_ENVIRONMENT");
  if (environment !== undefined && environment !== "") {
    return { path: joinPath(directory, environment), inside: null };
  }
  const onPath = (variable("PATH") ?? "").split(":").find((each) => /venv|\/env\/bin/.test(each));
  if (onPath !== undefined) return { path: onPath.replace(/\/bin\/?$/, ""), inside: null };
  if (["uv", "poetry", "pdm", "pipenv"].includes(manager.id) && use.action === "fetch") {
    const isSystem =
      hasOption(use, ["--system"]) ||
      variable("POETRY_VIRTUALENVS_CREATE") === "false" ||
      use.subcommand.startsWith("pip");
    if (!isSystem) return { path: joinPath(directory, ".venv"), inside: null };
  }
  return SITE_PACKAGES;
}

export function valueOf({ options }: ManagerUse, names: readonly string[]): string | null {
  return (
    options.findLast(({ name, value }) => value !== null && names.includes(name))?.value ?? null
  );
}

function hasOption({ options }: ManagerUse, names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}
