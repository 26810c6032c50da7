import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { planCompiled } from "../compiled.ts";
import { debianLibrary } from "../debian-libraries.ts";
import { stop } from "../recipe.ts";
import type { BuildCommand, Ecosystem, Recipe, Stop } from "../recipe.ts";
import { roughPart } from "../sizes.ts";
import type { SplitStep, Subject } from "../subject.ts";

const MANIFESTS = /(?:^|\/)(?:Cargo\.(?:toml|lock|\*)|rust-toolchain(?:\.toml)?|\.cargo)$/;

export const RUST: Ecosystem = {
  title: "Rust",
  isOf: ({ image, steps }) =>
    /(?:^|\/)(?:rust|cargo-chef|rust-musl-builder)$/.test(image.name) ||
    steps.some(({ name, uses }) => name === "RUN" && uses.some(isBuild)),
  plan: planRust,
};

function isBuild({ manager, subcommand, options, action }: ManagerUse): boolean {
  if (manager.id !== "cargo") return false;
  if (/^(?:install|auditable install)$/.test(subcommand)) {
    return action === "build" || options.some(({ name }) => name === "--git" || name === "--path");
  }
  return /^(?:build|b|rustc|zigbuild|auditable build|auditable zigbuild)$/.test(subcommand);
}

function planRust(subject: Subject, questions: Questions): Recipe | Stop {
  const { steps, start, distribution } = subject;
  const running = start?.steps.find(({ uses }) =>
    uses.some(
      ({ manager, subcommand }) => manager.id === "cargo" && /^(?:run|r)$/.test(subcommand),
    ),
  );
  const installs = steps.filter(
    ({ name, uses }) =>
      name === "RUN" &&
      uses.some(({ manager, action }) => manager.id === "cargo" && action === "install"),
  );
  const own = steps.filter(({ name, uses }) => name === "RUN" && uses.some(isBuild));
  const builds = own.length > 0 ? own : installs;
  const calls = builds.flatMap((step) => step.uses.filter(isBuild).map((use) => ({ step, use })));
  const isMusl =
    calls.length > 0 && calls.every(({ step, use }) => /-musl/.test(targetOf(step, use) ?? ""));
  const hasHeaders = steps.some(({ uses }) =>
    uses.some(({ packages }) =>
      packages.some(
        ({ name }) =>
          name?.endsWith("-dev") === true && name !== "musl-dev" && name !== "libc6-dev",
      ),
    ),
  );
  const isStatic = isMusl || (distribution.system === "alpine" && !hasHeaders);
  const home = subject.end.variable("CARGO_HOME") ?? "/usr/local/cargo";
  const run = running === undefined ? null : runOf(running, calls);
  if (run !== null && "stop" in run) return run;
  if (builds.length === 0 && run === null) {
    return stop("Nothing is compiled here: no “cargo build” and no “cargo install”.");
  }
  const ssl = debianLibrary("libssl-dev", distribution.release);
  const isWhole = distribution.system === "debian" && !/slim/.test(subject.image.tag);
  const last =
    run === null ? undefined : steps.findLast(({ name }) => /^(?:RUN|COPY|ADD)$/.test(name ?? ""));
  const compiled = {
    builds: last === undefined ? builds : [last],
    programFolders: [`${home}/bin`],
    outputs: [],
    isStatic,
    needsSystem: false,
    rewrites: run === null ? new Map() : new Map([[running?.index ?? 0, { runtime: run.start }]]),
    buildEnd: run === null ? [] : run.build,
    program: run === null ? null : { from: run.program, to: run.program },
    // The whole image of Rust has OpenSSL’s headers, which crates find without being told.
    libraries: [],
    usefulLibraries: isWhole && !isStatic && ssl !== null ? [ssl] : [],
    manifests: MANIFESTS,
    dropped: [roughPart("crates, the target folder and the sources", 600)],
    notes: isStatic
      ? []
      : [
          "The program is linked against the C library of the build stage; both stages have the same release.",
        ],
  };
  const recipe = planCompiled(subject, compiled, questions);
  if ("stop" in recipe || last === undefined) return recipe;
  return { ...recipe, isBuildOnly: (step) => step === last.index };
}

function targetOf({ settings }: SplitStep, { options, command }: ManagerUse): string | undefined {
  const option = options.find(({ name }) => name === "--target")?.value;
  const own = command.assignments.find(({ name }) => name === "CARGO_BUILD_TARGET")?.value;
  return option ?? own ?? settings.variable("CARGO_BUILD_TARGET");
}

interface CompiledOnce {
  readonly program: string;
  readonly build: readonly BuildCommand[];
  readonly start: string;
}

/** `cargo run --release --bin server` compiles on every start: where its name is known it is compiled once. */
function runOf(
  running: SplitStep,
  calls: readonly { readonly step: SplitStep; readonly use: ManagerUse }[],
): CompiledOnce | Stop {
  const use = running.uses.find(({ manager }) => manager.id === "cargo");
  const name = use?.options.find((each) => each.name === "--bin")?.value ?? null;
  if (use === undefined || name === null || !running.item.instruction.isJson) {
    return stop(
      "The name of the program that “cargo run” starts stands in Cargo.toml alone.",
      running.index,
    );
  }
  const words = use.command.args.map(({ value }) => value ?? "");
  const dash = words.indexOf("--");
  const isRelease = words.includes("--release") || words.includes("-r");
  const program = joinPath(
    running.settings.directory,
    `target/${isRelease ? "release" : "debug"}/${name}`,
  );
  const isBuilt = calls.some(({ use: call }) => call.subcommand === "build");
  const behind = dash === -1 ? [] : words.slice(dash + 1);
  const start = [program, ...behind].map((word) => JSON.stringify(word)).join(", ");
  return {
    program,
    build: isBuilt
      ? []
      : [
          {
            command: `cargo build${isRelease ? " --release" : ""} --bin ${name}`,
            manager: use.manager,
          },
        ],
    start: `${running.item.instruction.keyword.text} [${start}]`,
  };
}
