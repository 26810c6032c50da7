import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { planCompiled } from "../compiled.ts";
import type { Compiled } from "../compiled.ts";
import { stop } from "../recipe.ts";
import type { Ecosystem, Recipe, Rewrite, Stop } from "../recipe.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { SplitStep, Subject } from "../subject.ts";

const MANIFESTS = /(?:^|\/)go\.(?:mod|sum|work|work\.sum|\*)$|(?:^|\/)(?:vendor)$/;
const RUN_BINARY = "/usr/local/bin/app";

export const GO: Ecosystem = {
  title: "Go",
  isOf: ({ image, steps }) =>
    /(?:^|\/)golang$/.test(image.name) ||
    steps.some(({ name, uses }) => name === "RUN" && uses.some(isBuild)),
  plan: planGo,
};

function planGo(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start } = subject;
  const builds = steps.filter(({ name, uses }) => name === "RUN" && uses.some(isBuild));
  const running = start?.steps.find(({ uses }) =>
    uses.some(({ manager, subcommand }) => manager.id === "go" && subcommand === "run"),
  );
  if (running !== undefined) return planRunning(subject, { running, builds, questions });
  const developing = baseName(start?.words[0] ?? "");
  if (/^(?:air|reflex|CompileDaemon|realize|gow|fresh|gin)$/.test(developing)) {
    return stop(
      `“${developing}” builds anew on every change, which needs all that building needs.`,
      start?.steps.at(-1)?.index ?? null,
    );
  }
  const made = builds.length === 0 ? steps.filter(isMade) : [];
  if (made.length > 0 && start?.words[0]?.includes("/") === true) {
    return planCompiled(
      subject,
      { ...compiledGo(subject, [], questions), builds: made, isStatic: false },
      questions,
    );
  }
  if (builds.length === 0)
    return stop("Nothing is compiled here: no “go build” and no “go install”.");
  return planCompiled(subject, compiledGo(subject, builds, questions), questions);
}

function isBuild({ manager, subcommand }: ManagerUse): boolean {
  return manager.id === "go" && /^(?:build|install)$/.test(subcommand);
}

/** A tool of the project's own compiles: what it does is its own business, but not where the program lies then. */
function isMade({ name, script }: SplitStep): boolean {
  return (
    name === "RUN" &&
    script?.commands.some(({ basename }) =>
      /^(?:make|mage|task|just|goreleaser)$/.test(basename ?? ""),
    ) === true
  );
}

function compiledGo(
  subject: Subject,
  builds: readonly SplitStep[],
  questions: Questions,
): Compiled {
  const calls = builds.flatMap((step) => step.uses.filter(isBuild).map((use) => ({ step, use })));
  const rewrites = new Map<number, Rewrite>();
  let isStatic = calls.length > 0 && calls.every(({ step, use }) => isStaticCall(step, use));
  if (calls.length > 0 && !isStatic && !usesC(subject, calls)) {
    const chosen = questions.ask({
      id: "static",
      question: "Does the program call C code?",
      choices: [
        { value: "yes", label: "No: CGO_ENABLED=0 makes one file that needs nothing else" },
        { value: "no", label: "Yes: it is linked against the C library of the build stage" },
      ],
    });
    const texts = builds.map((step) => withoutC(step));
    if (chosen === "yes" && texts.every((text) => text !== null)) {
      isStatic = true;
      for (const [index, step] of builds.entries()) {
        const text = texts[index];
        if (text !== undefined && text !== null && text !== step.item.raw.trimEnd()) {
          rewrites.set(step.index, { build: text });
        }
      }
    }
  }
  const gopath = subject.end.variable("GOBIN") ?? `${subject.end.variable("GOPATH") ?? "/go"}/bin`;
  return {
    builds,
    programFolders: calls.some(({ use }) => use.subcommand === "install") ? [gopath] : [],
    outputs: calls.flatMap(({ step, use }) => outputOf(step, use)),
    isStatic,
    needsSystem: false,
    rewrites,
    buildEnd: [],
    program: null,
    libraries: [],
    usefulLibraries: [],
    manifests: MANIFESTS,
    dropped: [roughPart("modules, the build cache and the sources", 400)],
    notes: [],
  };
}

function outputOf(
  { settings }: SplitStep,
  { command, options, subcommand }: ManagerUse,
): readonly string[] {
  const output = options.find(({ name }) => name === "-o")?.value ?? null;
  if (subcommand === "install" || output === null || command.directory === null) return [];
  return [joinPath(joinPath(settings.directory, command.directory), output)];
}

function isStaticCall({ settings, script }: SplitStep, { command, options }: ManagerUse): boolean {
  const own = command.assignments.find(({ name }) => name === "CGO_ENABLED")?.value;
  const exported = script?.commands
    .filter(({ basename }) => basename === "export")
    .flatMap(({ args }) => args.map(({ value }) => /^CGO_ENABLED=(\d)/.exec(value ?? "")?.[1]))
    .find((value) => value !== undefined);
  const value = own ?? exported ?? settings.variable("CGO_ENABLED");
  return (
    value === "0" ||
    options.some((option) => /-extldflags.*-static/.test(option.value ?? option.word.text))
  );
}

/** Compilers and libraries are there for cgo alone. */
function usesC(
  { steps }: Subject,
  calls: readonly { readonly step: SplitStep; readonly use: ManagerUse }[],
): boolean {
  const installsCompiler = steps.some(({ uses }) =>
    uses.some(
      ({ packages, manager }) =>
        manager.ecosystem === "system" &&
        packages.some(({ name }) =>
          /^(?:gcc|g\+\+|musl-dev|build-base|build-essential|libc-dev|libc6-dev)$|-dev$/.test(
            name ?? "",
          ),
        ),
    ),
  );
  const isAsked = calls.some(
    ({ step, use }) =>
      use.command.assignments.some(({ name, value }) => name === "CGO_ENABLED" && value === "1") ||
      step.settings.variable("CGO_ENABLED") === "1",
  );
  return installsCompiler || isAsked;
}

/** The step with CGO_ENABLED=0 before each call that compiles; null where it cannot be put in. */
function withoutC(step: SplitStep): string | null {
  let text = step.item.raw.replace(/\r?\n$/, "");
  for (const use of step.uses.filter(isBuild).toReversed()) {
    if (isStaticCall(step, use)) continue;
    const { command } = use;
    if (command.layer?.isVerbatim !== true) return null;
    text = `${text.slice(0, command.from)}CGO_ENABLED=0 ${text.slice(command.from)}`;
  }
  return text;
}

/** `go run` compiles on every start: here it compiles once, and the start runs the result. */
function planRunning(
  subject: Subject,
  {
    running,
    builds,
    questions,
  }: {
    readonly running: SplitStep;
    readonly builds: readonly SplitStep[];
    readonly questions: Questions;
  },
): Recipe | Stop {
  const use = running.uses.find(({ subcommand }) => subcommand === "run");
  const args = use?.command.args ?? [];
  const words = args.slice(args.findIndex(({ value }) => value === "run") + 1);
  const values = words.map(({ value }) => value);
  if (use === undefined || values.some((value) => value === null || /[\s"'$]/.test(value))) {
    return stop("What “go run” compiles only the shell knows.", running.index);
  }
  const all = values.filter((value) => value !== null);
  const first = words.findIndex((word) => word === use.operands[0]);
  if (first === -1) return stop("“go run” names nothing to compile.", running.index);
  const isFiles = all[first]?.endsWith(".go") ?? false;
  const next = all.findIndex((word, index) => index > first && !(isFiles && word.endsWith(".go")));
  const end = next === -1 ? all.length : next;
  const build = [
    "CGO_ENABLED=0 go build",
    ...all.slice(0, first),
    "-o",
    RUN_BINARY,
    ...all.slice(first, end),
  ].join(" ");
  const behind = all.slice(end);
  const start = [RUN_BINARY, ...behind].map((word) => JSON.stringify(word)).join(", ");
  const keyword = running.item.instruction.keyword.text;
  const last = subject.steps.findLast(({ name }) => /^(?:RUN|COPY|ADD|WORKDIR)$/.test(name ?? ""));
  if (last === undefined) return stop("Nothing is there to be compiled.");
  const compiled = compiledGo(subject, builds, questions);
  const recipe = planCompiled(
    {
      ...subject,
      start:
        subject.start === null
          ? null
          : { ...subject.start, needsShell: false, words: [RUN_BINARY] },
    },
    {
      ...compiled,
      builds: [last],
      isStatic: true,
      program: { from: RUN_BINARY, to: RUN_BINARY },
      buildEnd: [{ command: build, manager: use.manager }],
      rewrites: new Map([[running.index, { runtime: `${keyword} [${start}]` }]]),
      notes: [
        `“go run” compiled on every start; now the image starts the compiled “${baseName(RUN_BINARY)}”.`,
      ],
    },
    questions,
  );
  return "stop" in recipe ? recipe : { ...recipe, isBuildOnly: (step) => step === last.index };
}
