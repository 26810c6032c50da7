import { joinPath } from "@stagemap/shell";
import type { Questions } from "./assumptions.ts";
import { contextCopy } from "./context-copy.ts";
import { systemPackages } from "./packages.ts";
import type { Usage } from "./packages.ts";
import { readImageText, slimTag } from "./image-text.ts";
import { NO_RECIPE, stop } from "./recipe.ts";
import type { BuildCommand, Carry, Recipe, Rewrite, RuntimeBase, Stop } from "./recipe.ts";
import { natureOf } from "./run-nature.ts";
import { lackingPackages, sameBase } from "./runtime-base.ts";
import { roughPart } from "./sizes.ts";
import type { SizePart } from "./split-plan.ts";
import { baseName } from "./start.ts";
import type { SplitStep, Subject } from "./subject.ts";

/** A program that the stage compiles. */
export interface Program {
  /** The file in the build stage, absolute. */
  readonly from: string;
  /** Where the runtime stage has it. */
  readonly to: string;
}

/** What an ecosystem that compiles to one file tells of itself. */
export interface Compiled {
  /** The numbers of the steps that compile. */
  readonly builds: readonly SplitStep[];
  /** Where compiled programs may lie that are called by their name alone. */
  readonly programFolders: readonly string[];
  /** The files that compiling writes, as far as the text tells. */
  readonly outputs: readonly string[];
  /** True where it needs no shared library at all. */
  readonly isStatic: boolean;
  /** True where it needs a system to install libraries in, or to bring them to. */
  readonly needsSystem: boolean;
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  readonly buildEnd: readonly BuildCommand[];
  /** The program where the start does not name it. */
  readonly program: Program | null;
  /** Packages with libraries that it is linked against. */
  readonly libraries: readonly string[];
  /** Packages that it may be linked against, worth their weight where packages are installed at all. */
  readonly usefulLibraries: readonly string[];
  readonly manifests: RegExp;
  readonly dropped: readonly SizePart[];
  readonly notes: readonly string[];
}

const DATA =
  /(?:^|\/)(?:templates?|static|public|assets|views|configs?|conf|migrations?|data|web|www|html|locales?|i18n|resources|certs?|fixtures|schema|sql|\.env[\w.-]*)$|\.(?:ya?ml|toml|env|html|conf|ini|sql|pem|crt|key|txt|tmpl|properties)$/;
const CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";
/** A release line of Alpine's that is known to be there. */
const ALPINE = "3.22";

/** How a stage comes apart whose result is a program and, at most, files beside it. */
export function planCompiled(
  subject: Subject,
  compiled: Compiled,
  questions: Questions,
): Recipe | Stop {
  const { start, steps } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const last = compiled.builds.at(-1);
  if (last === undefined) return stop("Nothing is compiled here.");
  const programs = programsOf(subject, compiled);
  if (!Array.isArray(programs)) return programs;
  const usage: Usage = { started: start.programs, alsoBuild: null };
  const base = baseOf(subject, { compiled, usage, questions });
  const application = applicationOf(subject, questions);
  const carries: Carry[] = programs.map(({ from, to }) => ({ step: last.index, from, to }));
  const lacksCertificates = base.image.name === "scratch" || base.image.name === "debian";
  const installsCertificates = steps.some(
    (step) =>
      step.name === "RUN" &&
      systemPackages(subject, step, usage).runtime.includes("ca-certificates"),
  );
  const hasCertificates =
    subject.distribution.system === "alpine" ||
    (/(?:^|\/)(?:golang|rust|gcc|buildpack-deps)$/.test(subject.image.name) &&
      !/slim/.test(subject.image.tag));
  if (lacksCertificates && hasCertificates && !(base.hasShell && installsCertificates)) {
    carries.push({ step: last.index, from: CERTIFICATES, to: CERTIFICATES });
  }
  const isFolder = application === "folder" && last.settings.directory !== "/";
  if (isFolder) {
    carries.push({ step: last.index, from: last.settings.directory, to: last.settings.directory });
  }
  const rewrites = new Map<number, Rewrite>(compiled.rewrites);
  if (!isFolder) {
    for (const [index, rewrite] of dataCopies(subject, last.index)) {
      if (!rewrites.has(index)) rewrites.set(index, rewrite);
    }
  }
  return {
    ...NO_RECIPE,
    base,
    app: "artefacts",
    carries,
    manifests: compiled.manifests,
    rewrites,
    buildEnd: compiled.buildEnd,
    usage,
    alsoInstalls: base.hasShell
      ? [
          ...lackingPackages(subject, base),
          ...(compiled.isStatic ? [] : [...compiled.libraries, ...compiled.usefulLibraries]),
        ]
      : [],
    notes: compiled.notes,
    dropped: compiled.dropped,
    kept: [roughPart("the compiled program", 20)],
  };
}

/** What is compiled and started: the program, or where a script starts it all that is compiled. */
function programsOf(subject: Subject, compiled: Compiled): Program[] | Stop {
  const { start, end } = subject;
  if (compiled.program !== null) return [compiled.program];
  if (start?.scriptFile !== null && start !== null) {
    const { outputs } = compiled;
    if (outputs.length > 0) return outputs.map((path) => ({ from: path, to: path }));
    return stop(
      `“${start.scriptFile}” starts the program, and nothing here says where the compiled file lies.`,
      start.steps[0]?.index ?? null,
    );
  }
  const [word = ""] = start?.words ?? [];
  if (/[$`]/.test(word))
    return stop(`What “${word}” starts only the shell knows.`, start?.steps[0]?.index ?? null);
  if (word.includes("/")) {
    const path = joinPath(end.directory, word);
    return [{ from: path, to: path }];
  }
  const output = [...movedFiles(subject), ...compiled.outputs].find(
    (path) => baseName(path) === word,
  );
  const [folder] = compiled.programFolders;
  const from = output ?? (folder === undefined ? null : `${folder}/${word}`);
  if (from === null || !/^[\w.@+-]+$/.test(word)) {
    return stop(`Nobody can tell where “${word}” lies.`, start?.steps[0]?.index ?? null);
  }
  const isOnPath = /^\/(?:usr\/(?:local\/)?)?s?bin\//.test(from);
  return [{ from, to: isOnPath ? from : `/usr/local/bin/${word}` }];
}

/** Where commands copy and move files to: `cp target/release/app /usr/local/bin/`. */
function movedFiles({ steps }: Subject): readonly string[] {
  return steps.flatMap(({ script, settings }) =>
    (script?.commands ?? []).flatMap(({ basename, args, directory }) => {
      if (!/^(?:cp|mv|install|ln)$/.test(basename ?? "") || directory === null) return [];
      const words = args.flatMap(({ value }) =>
        value === null || value.startsWith("-") ? [] : [value],
      );
      const to = words.at(-1) ?? "";
      const here = joinPath(settings.directory, directory);
      const isFolder = to.endsWith("/") || /\/s?bin$/.test(to) || words.length > 2;
      return isFolder
        ? words.slice(0, -1).map((word) => joinPath(joinPath(here, to), baseName(word)))
        : [joinPath(here, to)];
    }),
  );
}

function applicationOf(subject: Subject, questions: Questions): string {
  const isWhole = subject.steps.some((step) => contextCopy(step)?.sources.includes(".") === true);
  if (!isWhole) return "program";
  return questions.ask({
    id: "application",
    question: "Does the program read files of the project when it runs?",
    choices: [
      { value: "program", label: "No: the program alone is enough" },
      { value: "folder", label: "Yes: the project’s whole folder comes along" },
    ],
  });
}

/** Files that are no sources stand in the runtime stage as well. */
function dataCopies(
  { steps }: Subject,
  lastBuild: number,
): readonly (readonly [number, Rewrite])[] {
  return steps.flatMap((step) => {
    const copy = contextCopy(step);
    if (copy === null || copy.sources.length === 0) return [];
    const isData = copy.sources.every(
      (source) =>
        DATA.test(source.replace(/\/$/, "")) &&
        !/(?:^|\/)(?:Cargo|rust-toolchain|CMakeLists|vcpkg)\b/.test(source),
    );
    if (!isData) return [];
    const runtime = step.item.raw.replace(/\r?\n$/, "");
    const rewrite = step.index > lastBuild ? { build: null, runtime } : { runtime };
    return [[step.index, rewrite] as const];
  });
}

interface BaseQuestion {
  readonly compiled: Compiled;
  readonly usage: Usage;
  readonly questions: Questions;
}

function baseOf(
  subject: Subject,
  { compiled: { isStatic, libraries, needsSystem: isAsked }, usage, questions }: BaseQuestion,
): RuntimeBase {
  const { steps, start, distribution } = subject;
  const health = steps.some(
    ({ name, item }) =>
      name === "HEALTHCHECK" && !/\bNONE\b/.test(item.line.text) && !item.instruction.isJson,
  );
  const needsSystem =
    isAsked ||
    // Distroless has the C library of Debian, which is no newer than its release.
    (!isStatic && distribution.system !== "debian") ||
    start?.needsShell === true ||
    health ||
    (!isStatic && libraries.length > 0) ||
    steps.some((step) => {
      if (step.name !== "RUN") return false;
      const nature = natureOf(step);
      const isNeeded = systemPackages(subject, step, usage).runtime.filter(
        (name) => !/^(?:ca-certificates|tzdata|git|upx)$/.test(name),
      );
      return (
        isNeeded.length > 0 ||
        (!nature.isProject &&
          nature.setup.some(({ basename }) =>
            /^(?:useradd|adduser|groupadd|addgroup|chown|setcap)$/.test(basename ?? ""),
          ))
      );
    });
  const installs = steps.some(
    (step) => step.name === "RUN" && systemPackages(subject, step, usage).runtime.length > 0,
  );
  const accounts = steps.some(
    ({ name, script }) =>
      name === "RUN" &&
      script?.commands.some(({ basename }) =>
        /^(?:useradd|groupadd|adduser|addgroup|usermod)$/.test(basename ?? ""),
      ),
  );
  const isBash = start?.programs.has("bash") === true || start?.scriptFile !== null;
  // A static program runs on any system; what the file itself installs or makes is for its own.
  const system =
    isStatic && !installs && !accounts && !isBash
      ? systemBase({ system: "alpine", release: null, libc: "musl" })
      : ownSystem(subject);
  const choices = [
    ...(needsSystem ? [] : shellLess(isStatic)),
    { value: "system", label: `${system.text}: a shell, and packages where they are needed` },
  ];
  const hasVolume = steps.some(({ name }) => name === "VOLUME");
  const chosen = questions.ask({
    id: "runtime-base",
    question: "Which image does the runtime stage start from?",
    choices,
    preferred: needsSystem ? "system" : isStatic && hasVolume ? "scratch" : "distroless",
  });
  if (chosen === "system") return system;
  if (chosen === "scratch") {
    return { text: "scratch", image: { name: "scratch", tag: "latest" }, hasShell: false };
  }
  const name = `gcr.io/distroless/${isStatic ? "static" : "cc"}-debian${debianNumber(distribution.release)}`;
  return { text: `${name}:nonroot`, image: { name, tag: "nonroot" }, hasShell: false };
}

function shellLess(
  isStatic: boolean,
): readonly { readonly value: string; readonly label: string }[] {
  const distroless = {
    value: "distroless",
    label: isStatic
      ? "Distroless: certificates, time zones and a user without rights, and no shell"
      : "Distroless with the C library: certificates and a user without rights, and no shell",
  };
  return isStatic
    ? [distroless, { value: "scratch", label: "Nothing but the program and the certificates" }]
    : [distroless];
}

function debianNumber(release: string | null): string {
  return release === "trixie" ? "13" : "12";
}

/** The system that the stage itself stands on, as small as there is it. */
function ownSystem(subject: Subject): RuntimeBase {
  const { image, baseText, distribution } = subject;
  if (/(?:^|\/)debian$/.test(image.name) && !image.tag.includes("slim")) {
    const tag = image.tag === "latest" ? "stable-slim" : slimTag(image.tag, "slim-last");
    const { name, tag: written } = readImageText(baseText);
    const text = written === "" || written.includes("$") ? tag : slimTag(written, "slim-last");
    return {
      text: `${name}:${image.tag === "latest" ? tag : text}`,
      image: { name: "debian", tag },
      hasShell: true,
    };
  }
  const isSystem =
    /(?:^|\/)(?:debian|ubuntu|alpine)$/.test(image.name) || distribution.system === "rpm";
  return isSystem ? sameBase(subject) : systemBase(distribution);
}

/** The small image of the system that the program was compiled on, so that the C library fits. */
function systemBase({ system, release }: Subject["distribution"]): RuntimeBase {
  if (system === "alpine") {
    const tag = release ?? ALPINE;
    return { text: `alpine:${tag}`, image: { name: "alpine", tag }, hasShell: true };
  }
  if (system === "ubuntu") {
    const tag = release ?? "24.04";
    return { text: `ubuntu:${tag}`, image: { name: "ubuntu", tag }, hasShell: true };
  }
  const tag = `${release ?? "trixie"}-slim`;
  return { text: `debian:${tag}`, image: { name: "debian", tag }, hasShell: true };
}
