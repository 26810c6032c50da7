import { joinPath } from "@stagemap/shell";
import type { Command } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { planCompiled } from "../compiled.ts";
import { contextCopy } from "../context-copy.ts";
import { nothingGained, stop } from "../recipe.ts";
import type { Ecosystem, Recipe, Stop } from "../recipe.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { SplitStep, Subject } from "../subject.ts";

const COMPILERS = /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-[\d.]+)?$/;
const BUILDERS = /^(?:make|cmake|ninja|meson)$/;

export const NATIVE: Ecosystem = {
  title: "C and C++",
  isOf: ({ steps, distribution }) =>
    distribution.system !== "other" && steps.some((step) => step.name === "RUN" && compiles(step)),
  plan: planNative,
};

function compiles({ script }: SplitStep): boolean {
  return (
    script?.commands.some(
      ({ basename }) => COMPILERS.test(basename ?? "") || BUILDERS.test(basename ?? ""),
    ) === true
  );
}

function planNative(subject: Subject, questions: Questions): Recipe | Stop {
  const builds = subject.steps.filter((step) => step.name === "RUN" && compiles(step));
  const calls = builds.flatMap((step) =>
    (step.script?.commands ?? []).map((command) => ({ step, command })),
  );
  const compilers = calls.filter(({ command }) => COMPILERS.test(command.basename ?? ""));
  const unfit = faultOf(subject, builds);
  if (unfit !== null) return unfit;
  const isStatic =
    compilers.length > 0 && compilers.every(({ command }) => hasWord(command, "-static"));
  const isCpp =
    calls.some(({ command }) => /\+\+/.test(command.basename ?? "")) ||
    subject.steps.some(({ uses }) =>
      uses.some(({ packages }) =>
        packages.some(({ name }) =>
          /^(?:g\+\+|gcc-c\+\+|build-essential|build-base|alpine-sdk)/.test(name ?? ""),
        ),
      ),
    );
  const isGcc = /(?:^|\/)gcc$/.test(subject.image.name);
  const first = subject.start?.words[0] ?? "";
  if (/^(?:make|cmake)$/.test(first))
    return nothingGained("It starts the build itself, so it needs all of it.");
  const recipe = planCompiled(
    subject,
    {
      builds,
      programFolders: [],
      outputs: compilers.flatMap(({ step, command }) => outputOf(step, command)),
      isStatic,
      needsSystem: isGcc && isCpp && !isStatic,
      rewrites: new Map(),
      buildEnd: [],
      program: null,
      libraries: isStatic
        ? []
        : subject.distribution.system === "alpine" && isCpp
          ? ["libstdc++"]
          : isCpp && !isGcc
            ? ["libstdc++6"]
            : [],
      usefulLibraries: [],
      manifests: /(?:^|\/)(?:CMakeLists\.txt|Makefile|meson\.build|conanfile\.\w+|vcpkg\.json)$/,
      dropped: [roughPart("objects and sources", 50)],
      notes: isStatic
        ? []
        : [
            "Libraries that the program is linked against have to be among the packages of the runtime stage; “ldd” lists them.",
          ],
    },
    questions,
  );
  if ("stop" in recipe || isStatic || !isGcc || !isCpp || !recipe.base.hasShell) return recipe;
  // GCC's image compiles with a C++ library that is newer than the system's own.
  const last = builds.at(-1)?.index ?? 0;
  return {
    ...recipe,
    carries: [
      ...recipe.carries,
      { step: last, from: "/usr/local/lib64/libstdc++.so.6", to: "/usr/local/lib64/" },
      { step: last, from: "/usr/local/lib64/libgcc_s.so.1", to: "/usr/local/lib64/" },
    ],
    runtimeAfterCarries: ["ENV LD_LIBRARY_PATH=/usr/local/lib64"],
  };
}

/** What compiling leaves is known where it is one program of the project's own. */
function faultOf({ steps, start }: Subject, builds: readonly SplitStep[]): Stop | null {
  const other = steps.find(
    ({ name, uses }) =>
      name === "RUN" &&
      uses.some(
        ({ manager, action }) =>
          !/^(?:system|native)$/.test(manager.ecosystem) &&
          /^(?:fetch|install|build)$/.test(action),
      ),
  );
  if (other !== undefined) {
    return stop(
      "More than a program in C or C++ is built here, and nobody can tell what of it runs.",
      other.index,
    );
  }
  const installing = builds.find(({ script }) =>
    script?.commands.some(
      ({ basename, args }) =>
        BUILDERS.test(basename ?? "") &&
        args.some(({ value }) => value === "install" || value === "--install"),
    ),
  );
  if (installing !== undefined) {
    return stop(
      "“install” puts files where only the project’s own rules know, and nobody can tell which of them run.",
      installing.index,
    );
  }
  const hasSources = steps.some((step) => contextCopy(step) !== null);
  const [first = ""] = start?.words ?? [];
  if (!hasSources) return stop("No sources of the project’s own are compiled here.");
  if (INTERPRETERS.test(baseName(first))) {
    return stop(`“${first}” is no program that is compiled here.`, start?.steps[0]?.index ?? null);
  }
  return null;
}

const INTERPRETERS =
  /^(?:php|python[\d.]*|perl|ruby|node|java|bash|sh|nginx|apache2|httpd|supervisord|make)$/;

function hasWord({ args }: Command, word: string): boolean {
  return args.some(({ value }) => value === word);
}

function outputOf({ settings }: SplitStep, { args, directory }: Command): readonly string[] {
  const at = args.findIndex(({ value }) => value === "-o");
  const path = args[at + 1]?.value ?? null;
  if (at === -1 || path === null || directory === null) return [];
  return [joinPath(joinPath(settings.directory, directory), path)];
}
