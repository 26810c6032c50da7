import { platformProblem } from "@stagemap/analysis";
import type { Choice } from "../commands/command.ts";
import type { BuildSettings } from "../state/build-settings.ts";
import type { PlatformRole } from "../state/build-slice.ts";

const defaultPlatform = "linux/amd64";

/** Those that images are commonly built for, the default first. */
const commonPlatforms: readonly string[] = [
  defaultPlatform,
  "linux/arm64",
  "linux/arm/v7",
  "linux/arm/v6",
  "linux/386",
  "linux/ppc64le",
  "linux/s390x",
  "linux/riscv64",
  "windows/amd64",
];

export interface PlatformChoice {
  /** Null for the default. */
  readonly platform: string | null;
  readonly title: string;
}

/** What the picker of a role offers, the default first. */
export function commonChoices(
  role: PlatformRole,
  { buildPlatform }: BuildSettings,
): readonly PlatformChoice[] {
  const standard =
    role === "build"
      ? `${defaultPlatform} (default)`
      : `the same, ${effective(buildPlatform)} (default)`;
  // Where a build runs, the default is one of the list; what it builds for can also be the default's name, and then stays so.
  const others =
    role === "build" ? commonPlatforms.filter((each) => each !== defaultPlatform) : commonPlatforms;
  return [
    { platform: null, title: standard },
    ...others.map((platform) => ({ platform, title: platform })),
  ];
}

/** The same for the palette; the id "default" stands for the default. */
export function platformChoices(role: PlatformRole, settings: BuildSettings): readonly Choice[] {
  const present = role === "build" ? settings.buildPlatform : settings.targetPlatform;
  return commonChoices(role, settings).map(({ platform, title }) => ({
    id: platform ?? "default",
    title,
    detail: platform === present ? "picked" : "",
    refusal: null,
  }));
}

/** The default, unless a platform was picked and is one. */
function effective(platform: string | null): string {
  return platform === null || platformProblem(platform) !== null ? defaultPlatform : platform;
}
