import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { contextCopy } from "../context-copy.ts";
import { readImageText } from "../image-text.ts";
import { NO_RECIPE, isStop, stop } from "../recipe.ts";
import type { Ecosystem, Recipe, Rewrite, RuntimeBase, Stop } from "../recipe.ts";
import { lackingPackages } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { SplitStep, Subject } from "../subject.ts";

const SDK = /^(mcr\.microsoft\.com\/dotnet\/(?:nightly\/|core\/)?)sdk$/;
const MANIFESTS =
  /\.(?:csproj|fsproj|vbproj|sln|slnx|props|targets)$|(?:^|\/)(?:nuget\.config|global\.json)$/i;
const OUTPUT = "/app/publish";

export const DOTNET: Ecosystem = {
  title: ".NET",
  isOf: ({ image }) => SDK.test(image.name),
  plan: planDotnet,
};

function planDotnet(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start, end } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const base = baseOf(subject, questions);
  if (isStop(base)) return base;
  const builds = steps.filter(
    ({ name, uses }) =>
      name === "RUN" &&
      uses.some((use) => isDotnet(use) && /^(?:publish|build|msbuild)$/.test(use.subcommand)),
  );
  const common = {
    ...NO_RECIPE,
    base,
    app: "artefacts" as const,
    manifests: MANIFESTS,
    usage: { started: start.programs, alsoBuild: null },
    alsoInstalls: lackingPackages(subject, base),
    dropped: [roughPart("NuGet’s packages, the sources and what compiling leaves", 300)],
    kept: [roughPart("the published application", 30)],
  };
  const running = start.steps.find(({ uses }) =>
    uses.some((use) => isDotnet(use) && /^(?:run|watch)/.test(use.subcommand)),
  );
  if (running !== undefined) {
    const result = published(subject, running, builds);
    return "stop" in result ? result : { ...common, ...result };
  }
  const last = builds.at(-1);
  if (last === undefined) return stop("Nothing is published here: no “dotnet publish”.");
  const [program = "", first = ""] = start.words;
  const file =
    baseName(program) === "dotnet"
      ? (start.words.slice(1).find((word) => word.endsWith(".dll")) ?? first)
      : program;
  if (!/[./]/.test(file) || /[$`\s]/.test(file)) {
    return stop(
      `Nobody can tell which of the published files “${start.words.join(" ")}” starts.`,
      start.steps[0]?.index ?? null,
    );
  }
  const path = joinPath(end.directory, file);
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (folder === "")
    return stop("The application lies in “/”, where nobody can tell it from the system.");
  return { ...common, carries: [{ step: last.index, from: folder, to: folder }] };
}

function isDotnet({ manager }: ManagerUse): boolean {
  return manager.id === "dotnet";
}

/** `dotnet run` compiles on every start: here it is published once, and the start runs the result. */
function published(
  subject: Subject,
  running: SplitStep,
  builds: readonly SplitStep[],
): Pick<Recipe, "carries" | "rewrites" | "buildEnd" | "notes" | "isBuildOnly"> | Stop {
  const { steps } = subject;
  const use = running.uses.find(isDotnet);
  const words = use?.command.args.map(({ value }) => value ?? "") ?? [];
  const option = words.findIndex((word) => word === "--project" || word === "-p");
  const project = option === -1 ? projectFile(subject) : (words[option + 1] ?? null);
  const name =
    project === null ? "" : baseName(project.replace(/\/$/, "")).replace(/\.(?:cs|fs|vb)proj$/, "");
  if (project === null || !/^[\w.-]+$/.test(name) || name === ".") {
    return stop(
      "“dotnet run” starts a project that the text does not name, so nobody can tell the name of its file.",
      running.index,
    );
  }
  const dash = words.indexOf("--");
  const first = option === -1 ? 1 : option + 2;
  const behind = words.slice(dash === -1 ? first : dash + 1);
  const last =
    builds.at(-1) ?? steps.findLast((step) => /^(?:RUN|COPY|ADD)$/.test(step.name ?? ""));
  if (last === undefined) return stop("Nothing is there to be published.", running.index);
  const start = ["dotnet", `${name}.dll`, ...behind].map((word) => JSON.stringify(word)).join(", ");
  const rewrites = new Map<number, Rewrite>([
    [running.index, { runtime: `${running.item.instruction.keyword.text} [${start}]` }],
  ]);
  const folder = steps.findLast((step) => step.name === "WORKDIR");
  if (folder !== undefined) rewrites.set(folder.index, { runtime: `WORKDIR ${OUTPUT}` });
  return {
    carries: [{ step: last.index, from: OUTPUT, to: OUTPUT }],
    rewrites,
    buildEnd: [
      {
        command: `dotnet publish ${project} -c Release -o ${OUTPUT}`,
        manager: use?.manager ?? null,
      },
    ],
    isBuildOnly: (step) => step === last.index,
    notes: [
      "“dotnet run” compiled on every start, in the configuration for debugging; now the image starts what “dotnet publish” made. The addresses of launchSettings.json no longer count.",
    ],
  };
}

/** The one project file that the text names. */
function projectFile({ steps }: Subject): string | null {
  const files = new Set(
    steps
      .flatMap((step) => contextCopy(step)?.sources ?? [])
      .filter((source) => /\.(?:cs|fs|vb)proj$/.test(source) && !source.includes("*")),
  );
  const [only] = files;
  return files.size === 1 && only !== undefined ? baseName(only) : null;
}

/** The image that runs what the SDK of that version makes. */
function baseOf(subject: Subject, questions: Questions): RuntimeBase | Stop {
  const { image, baseText } = subject;
  const prefix = SDK.exec(image.name)?.[1] ?? "";
  const { tag } = readImageText(baseText);
  if (tag === "" || tag === "latest")
    return stop(`“${baseText}” names no version, so no image to run on is known.`);
  const kind = questions.ask({
    id: "runtime",
    question: "What does the application need?",
    choices: [
      { value: "aspnet", label: "ASP.NET Core, for web applications; it runs others as well" },
      { value: "runtime", label: "The .NET runtime alone" },
    ],
  });
  const name = `${prefix}${kind}`;
  return {
    text: `${name}:${runtimeTag(tag)}`,
    image: { name, tag: runtimeTag(image.tag) },
    hasShell: true,
  };
}

/** An SDK has three numbers of its own; images to run on are named by the version of .NET. */
function runtimeTag(text: string): string {
  return text.replace(/^(\d+\.\d+)\.\d{3}(?:-(?:preview|rc)[.\w]*)?/, "$1");
}
