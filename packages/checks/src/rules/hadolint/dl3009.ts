import { isApt } from "../../apt-calls.ts";
import { argumentNamed, callsOf } from "../../calls.ts";
import type { Calls } from "../../calls.ts";
import { isMounted } from "../../cache-leftovers.ts";
import { stagesBelow } from "../../context.ts";
import { commandBehind } from "../../command-edits.ts";
import { isInside } from "../../paths.ts";
import { removedPaths } from "../../removed-paths.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import type { Run } from "../../runs.ts";
import { wholeFix } from "../../whole-fix.ts";

const LISTS = "/var/lib/apt/lists";

export const dl3009 = defineRule({
  id: "DL3009",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "The lists of packages that apt-get fetched are gone at the end of the RUN.",
  rationale:
    "`apt-get update` writes some tens of megabytes of package lists to /var/lib/apt/lists. They are old the next day and no program needs them, but what a RUN leaves stays in its layer for good: a later RUN that deletes them does not make the image smaller. Delete them in the same RUN, or keep them out of the image with cache mounts on /var/lib/apt and /var/cache/apt.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3009",
  examples: [
    {
      bad: "FROM debian:13\nRUN «apt-get update» \\\n && apt-get install -y --no-install-recommends curl=8.*\n",
      fixed:
        "FROM debian:13\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl=8.* \\\n && rm -rf /var/lib/apt/lists/*\n",
    },
    { bad: "FROM debian:13\nRUN «apt-get update»\nRUN apt-get install -y curl=8.*\n" },
  ],
  good: [
    "FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
    "FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y curl\n",
    "FROM debian:13 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM scratch\nCOPY --from=build /a /a\n",
  ],
  *check(context) {
    for (const calls of callsOf(context, isFamily)) {
      const { run, commands } = calls;
      const update = commands.find((command) => argumentNamed(command, ["update"]) !== undefined);
      if (update === undefined || !isKept(context, run)) continue;
      if (isCleaned(context, calls) || areMounted(context, run)) continue;
      const message = "Delete the apt lists (/var/lib/apt/lists) after installing something";
      yield {
        ...findingAt(context, run.site, update, message),
        fixes: () => cleaned(context, calls),
      };
    }
  },
});

/** True when the layer is in an image: the target's, or of a stage that others stand on. */
function isKept({ model, shipped }: CheckContext, { site, isTrigger }: Run): boolean {
  const stage = site.stage?.index;
  if (stage === undefined || isTrigger || shipped.has(stage)) return true;
  return model.bases.some((base) => base.kind === "stage" && base.stage === stage);
}

function isCleaned(context: CheckContext, { run, commands }: Calls): boolean {
  if (removedPaths(context, run).some((path) => isInside(LISTS, path))) return true;
  // Also among others in braces, and where the path is partly a variable.
  const isRemoved = run.script.commands.some(
    ({ basename, args }) =>
      basename === "rm" &&
      args.some(({ text }) => /\/var\/lib\/(?:apt\/(?:lists|\*)|\{(?:[^}]*,)?apt[,}])/.test(text)),
  );
  if (isRemoved) return true;
  return commands.some(
    (command) => argumentNamed(command, ["distclean", "dist-clean"]) !== undefined,
  );
}

/** hadolint wants a mount for the packages as well when the one for the lists is higher up. */
function areMounted({ isAll }: CheckContext, run: Run): boolean {
  if (!isMounted(run, LISTS)) return false;
  if (!isAll) return true;
  const targets = run.mounts.flatMap(({ type, target }) =>
    type === "cache" || type === "tmpfs" ? [target] : [],
  );
  return (
    targets.some((target) => target.includes(LISTS)) ||
    (targets.some((target) => target.includes("/var/lib/apt")) &&
      targets.some((target) => target.includes("/var/cache/apt")))
  );
}

const NEEDING = [
  "install",
  "build-dep",
  "upgrade",
  "dist-upgrade",
  "full-upgrade",
  "source",
  "satisfy",
];

function cleaned(context: CheckContext, { run, commands }: Calls): readonly Fix[] {
  const isUsed = commands.some((command) => argumentNamed(command, NEEDING) !== undefined);
  const last = commands.at(-1);
  // Whoever only fetches the lists wants them for later.
  if (!isUsed || last === undefined || needsListsLater(context, run)) return [];
  const text = "rm -rf /var/lib/apt/lists/*";
  const safety = runsScriptsLater(context, run) ? "review" : "safe";
  return wholeFix("Delete the lists in the same RUN", safety, [
    commandBehind(context, run, { command: last, text }),
  ]);
}

/** True when a RUN below, in this stage or one that stands on it, installs without fetching the lists itself. */
function needsListsLater(context: CheckContext, { site }: Run): boolean {
  const stage = site.stage?.index ?? -1;
  for (const { run, commands } of callsOf(context, isFamily)) {
    const other = run.site.stage?.index ?? -1;
    if (run.site.index <= site.index || !isOn(context, other, stage)) continue;
    const first = commands.find(
      (command) => argumentNamed(command, [...NEEDING, "update"]) !== undefined,
    );
    if (first === undefined) continue;
    if (argumentNamed(first, ["update"]) === undefined) return true;
    // From there on the stage and those on top of it have new lists.
    if (other === stage) return false;
  }
  return false;
}

function isOn({ model }: CheckContext, stage: number, below: number): boolean {
  return stage === below || (stage !== -1 && stagesBelow(model, stage).has(below));
}

function isFamily(program: string): boolean {
  return isApt(program) || program === "aptitude";
}

/** True when a RUN below starts a script of which nobody knows what it installs. */
function runsScriptsLater({ runs }: CheckContext, { site }: Run): boolean {
  return runs.some(
    (run) =>
      run.site.index >= site.index &&
      run.instruction.name === "RUN" &&
      run.script.commands.some(
        ({ name, basename, args }) =>
          (name?.includes("/") === true &&
            !name.startsWith("/usr/") &&
            !name.startsWith("/bin/")) ||
          (/^(?:ba|da)?sh$/.test(basename ?? "") &&
            args.some(({ text }) => /^[^-].*[./]/.test(text))),
      ),
  );
}
