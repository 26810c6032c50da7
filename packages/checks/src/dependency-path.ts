import { homeAt } from "./home.ts";
import type { PackageUse } from "./package-uses.ts";
import { joinPath } from "./paths.ts";
import type { CheckContext } from "./rule.ts";
import { settingsOf } from "./step-settings.ts";

/** The folder in which a call puts a project's dependencies; null when it is not known. */
export function dependencyPath(context: CheckContext, use: PackageUse): string | null {
  const { manager, directory, options } = use;
  const settings = settingsOf(context).at.get(use.run.site);
  const option = (...names: string[]): string | null =>
    options.find(({ name }) => names.includes(name))?.value ?? null;
  const inProject = (folder: string, ...names: string[]): string | null => {
    const project = option(...names);
    if (directory === null) return null;
    return joinPath(project === null ? directory : joinPath(directory, project), folder);
  };
  switch (manager.ecosystem) {
    case "node":
      return inProject("node_modules", "--prefix", "-C", "--cwd", "--dir");
    case "php":
      return inProject("vendor", "-d", "--working-dir");
    case "elixir":
      return inProject("deps");
    case "ruby": {
      const path = settings?.variable("BUNDLE_PATH") ?? option("--path");
      if (path !== null) return directory === null ? null : joinPath(directory, path);
      return option("--deployment") === null ? "/usr/local/bundle" : inProject("vendor/bundle");
    }
    case "go":
      return settings?.variable("GOMODCACHE") ?? "/go/pkg/mod";
    case "rust":
      return `${settings?.variable("CARGO_HOME") ?? "/usr/local/cargo"}/registry`;
    case "python":
      return pythonPath(use, homeAt(context, use.run.site), (name) => settings?.variable(name));
    default:
      return null;
  }
}

function pythonPath(
  { manager, options, directory }: PackageUse,
  home: string,
  variable: (name: string) => string | undefined,
): string | null {
  const found = options.find(({ name }) => /^(?:-t|--target|--prefix|--root)$/.test(name));
  const option = found?.value ?? null;
  if (option !== null) return directory === null ? null : joinPath(directory, option);
  if (options.some(({ name }) => name === "--user")) return `${home}/.local`;
  const environment = variable("UV_PROJECT_ENVIRONMENT") ?? variable("VIRTUAL_ENV");
  if (environment !== undefined) return joinPath(directory ?? "/", environment);
  const isInProject =
    manager.id === "uv" || variable("POETRY_VIRTUALENVS_IN_PROJECT") !== undefined;
  if (isInProject && !options.some(({ name }) => name === "--system")) {
    return directory === null ? null : joinPath(directory, ".venv");
  }
  const [first = ""] = (variable("PATH") ?? "").split(":");
  const ofPath = /^(\/(?!usr\/|root\/|bin$|sbin$).+)\/bin$/.exec(first)?.[1];
  return ofPath ?? (manager.id === "pip" ? "/usr/local" : null);
}
