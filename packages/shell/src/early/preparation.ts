import { MANAGERS } from "../managers.ts";
import type { Command } from "../types.ts";

const MANAGER_PROGRAMS: ReadonlySet<string> = new Set(
  MANAGERS.filter(({ ecosystem }) => ecosystem !== "native" && ecosystem !== "java").flatMap(
    ({ programs }) => programs,
  ),
);

/** Programs that prepare a system and read nothing of a project. */
const PREPARING: ReadonlySet<string> = new Set(
  (
    "set echo printf true : curl wget gpg tee apt-key add-apt-repository corepack useradd adduser addgroup groupadd usermod " +
    "locale-gen update-alternatives update-ca-certificates ldconfig mkdir ln dpkg"
  ).split(" "),
);

/** Words that make a manager build, test or run the project. */
const PROJECT_WORDS =
  /^(?:run|run-script|build|test|start|exec|publish|compile|pack|generate|vet|x|dlx|deploy|script|check|rebuild)$/;

/** True for a command that installs or prepares, and reads no file of the project but manifests. */
export function isPreparation({ basename, args, redirections }: Command): boolean {
  if (basename === null) return false;
  if (redirections.some(({ target }) => target !== null && !/^(?:\/|&|\d$)/.test(target.text)))
    return false;
  if (PREPARING.has(basename)) return true;
  if (basename === "rm")
    return args.every(({ value, text }) => /^(?:-|\/|~|\$HOME)/.test(value ?? text));
  if (/^python[\d.]*$/.test(basename)) {
    const [flag, module] = args;
    return flag?.value === "-m" && /^(?:venv|pip|ensurepip|virtualenv)$/.test(module?.value ?? "");
  }
  const program = basename.replace(/-?\d+(?:\.\d+)*$/, "");
  if (!MANAGER_PROGRAMS.has(basename) && !MANAGER_PROGRAMS.has(program)) return false;
  return !args.some(({ value }) => PROJECT_WORDS.test(value ?? ""));
}
