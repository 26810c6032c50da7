import type { Instruction } from "@stagemap/syntax";
import { flagGuides } from "./completion-flag-table.ts";
import { imageOptions, imageRowOf } from "./completion-images.ts";
import { option, values } from "./completion-option.ts";
import { contextOptions, stageOptions } from "./completion-stages.ts";
import type { Site } from "./completion-site.ts";
import { userOptions } from "./completion-users.ts";
import type { CompletionOption } from "./view-completion.ts";
import type { AnalysisInput } from "./view.ts";

/** Flags that an instruction can still take. */
export function flagOptions({ name, flags }: Instruction): readonly CompletionOption[] {
  const given = new Set(flags.map((flag) => flag.name));
  return flagGuides(name)
    .filter((guide) => guide.isRepeated || !given.has(guide.name))
    .map((guide) =>
      option("flag", {
        label: `--${guide.name}`,
        detail: guide.form ?? "",
        note: guide.note,
        insert: guide.form === null ? `--${guide.name} ` : `--${guide.name}=`,
        continues: guide.form !== null,
      }),
    );
}

/** What a flag can be set to; mounts are apart. */
export function flagValueOptions(
  site: Site,
  input: AnalysisInput,
  flag: string,
): readonly CompletionOption[] {
  switch (flag) {
    case "from":
      return [
        ...stageOptions(site.above, { isInStage: true }),
        ...contextOptions(input),
        ...imageOptions(site.above).filter(({ label }) => label !== "scratch"),
      ];
    case "chown":
      return ownerOptions(site);
    case "chmod":
      return MODES;
    case "platform":
      return PLATFORMS;
    case "network":
      return NETWORKS;
    case "security":
      return SECURITY;
    case "checksum":
      return CHECKSUMS;
    case "link":
    case "parents":
    case "keep-git-dir":
    case "unpack":
      return BOOLEANS;
    case "interval":
    case "timeout":
    case "start-period":
    case "start-interval":
      return DURATIONS;
    case "retries":
      return COUNTS;
    default:
      return [];
  }
}

function ownerOptions({ above }: Site): readonly CompletionOption[] {
  const stage = above.stages.at(-1);
  const row = stage === undefined ? null : imageRowOf(above, stage);
  const own = new Set(row?.users ?? []);
  return userOptions(above).map((user) => ({
    ...user,
    label: own.has(user.label) ? `${user.label}:${user.label}` : user.label,
    insert: own.has(user.label) ? `${user.label}:${user.label}` : user.label,
  }));
}

const MODES = values([
  ["755", "Everybody may read and run it, the owner may change it."],
  ["644", "Everybody may read it, the owner may change it."],
  ["700", "The owner alone may do anything with it."],
  ["600", "The owner alone may read and change it."],
  ["+x", "As it is, and everybody may run it."],
  ["u=rwX,go=rX", "As 755 for directories and programs, and 644 for other files."],
]);

const PLATFORMS = values([
  ["$BUILDPLATFORM", "Where the build runs: for tools that compile for another platform."],
  ["$TARGETPLATFORM", "What is built for; an image has it anyway without the flag."],
  ["linux/amd64", "Linux on Intel and AMD, 64 bit."],
  ["linux/arm64", "Linux on ARM, 64 bit."],
  ["linux/arm/v7", "Linux on ARM, 32 bit."],
  ["windows/amd64", "Windows on Intel and AMD, 64 bit."],
]);

const NETWORKS = values([
  ["default", "The network of the build."],
  ["none", "No network: the command has only what is there."],
  ["host", "The network of the machine that builds, where the build allows it."],
]);

const SECURITY = values([
  ["sandbox", "As any other command."],
  ["insecure", "With all privileges, where the build allows it."],
]);

const CHECKSUMS = [
  option("snippet", {
    label: "sha256:",
    note: "The checksum that the file must have.",
  }),
];

const BOOLEANS = values([
  ["true", "As without a value."],
  ["false", "As without the flag."],
]);

const DURATIONS = values([
  ["30s", "Half a minute."],
  ["5s", "Five seconds."],
  ["10s", "Ten seconds."],
  ["1m", "One minute."],
  ["5m", "Five minutes."],
]);

const COUNTS = values([
  ["3", "Three failures in a row."],
  ["5", "Five failures in a row."],
  ["1", "The first failure counts."],
]);
