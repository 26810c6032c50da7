import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { argumentNamed, callsOf, unpinned } from "../../calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

const OPTIONS_WITH_VALUE = (
  "-b -e -f -i -t -r -c -C --abi --build --cache-dir --cert --client-cert --config-settings --constraint --default-timeout " +
  "--dest --editable --exists-action --extra-index-url --find-links --global-option --group --implementation --index-url --log " +
  "--no-binary --only-binary --pip-args --platform --prefix --progress-bar --proxy --python --python-version --report --requirement " +
  "--retries --root --root-user-action --src --suffix --target --timeout --trusted-host --upgrade-strategy --use-feature"
).split(" ");

export const dl3013 = defineRule({
  id: "DL3013",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Packages installed with pip have a version.",
  rationale:
    "Without a version pip takes the newest release, so a build can break or behave differently although nothing in the repository changed. Write `flask==3.1.0`, or better keep all versions in a requirements file that a tool such as pip-compile writes.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3013",
  examples: [
    { bad: "FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.0 «gunicorn»\n" },
    { bad: "FROM python:3.13\nRUN python3 -m pip install -U «pip»\n" },
    { bad: "FROM python:3.13\nRUN pip install «git+https://example.com/tool.git»\n" },
  ],
  good: [
    "FROM python:3.13\nRUN pip install 'flask>=3.1,<4' ./tool.whl\n",
    "FROM python:3.13\nRUN pip install -r requirements.txt\n",
    "FROM python:3.13\nRUN pip install --index-url https://example.com/simple -c constraints.txt flask\n",
    "FROM python:3.13\nRUN pip install git+https://example.com/tool.git@v1.2\n",
    "FROM python:3.13\nRUN pipenv install flask\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, isPython)) {
      const isPinned = (text: string): boolean =>
        isFixed(text) ||
        // hadolint takes the user of an address for a version.
        (context.isAll ? /^git.*@/.test(text) : /^\.|\.(?:zip|tar\.\w+)$/.test(text));
      const [first] = unpinned(context, run, commands.flatMap(namedPackages), isPinned);
      if (first === undefined) continue;
      const message =
        "Pin versions in pip. Instead of `pip install <package>` use `pip install <package>==<version>` or `pip install --requirement <requirements file>`";
      yield findingAt(context, run.site, first, message);
    }
  },
});

function isPython(program: string): boolean {
  return /^(?:pip(?!env)|python)/.test(program);
}

/** What is installed by its name; nothing where a file says which versions, or the project itself is installed. */
function namedPackages(command: Command): readonly ShellWord[] {
  const install = argumentNamed(command, ["install"]);
  if (install === undefined) return [];
  const index = command.args.indexOf(install);
  if (command.basename?.startsWith("python") === true) {
    const isPip =
      command.args[index - 1]?.value === "pip" && command.args[index - 2]?.value === "-m";
    if (!isPip) return [];
  }
  const { options, operands } = argumentsOf(
    { args: command.args.slice(index + 1) },
    { optionsWithValue: OPTIONS_WITH_VALUE },
  );
  const isDecidedElsewhere =
    options.some(({ name }) => /^(?:-r|-c|--requirements?|--constraint)$/.test(name)) ||
    command.args.some(({ value }) => value === "." || value === "-c" || value === "-r");
  return isDecidedElsewhere ? [] : operands;
}

function isFixed(text: string): boolean {
  const isVersionControl = /^(?:(?:git|hg|svn|bzr)\+|git:)/.test(text);
  if (isVersionControl) return text.replace(/^[^/]*\/\/[^/]*@/, "//").includes("@");
  return /[<>]|[=!~]=|\/|\.(?:whl|tar\.gz)$/.test(text);
}
