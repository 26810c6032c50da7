/** A platform in its parts, as in "linux/arm64/v8". */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** "" when there is none. */
  readonly variant: string;
}

export const DEFAULT_PLATFORM: Platform = { os: "linux", architecture: "amd64", variant: "" };

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return variant === "" ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** The arguments that BuildKit sets before the first FROM (dockerfile2llb/platform.go, defaultArgs). */
export function platformArguments(
  build: Platform,
  target: Platform,
  targetStage: string,
): [string, string][] {
  return [
    ["BUILDPLATFORM", formatPlatform(build)],
    ["BUILDOS", build.os],
    ["BUILDOSVERSION", ""],
    ["BUILDARCH", build.architecture],
    ["BUILDVARIANT", build.variant],
    ["TARGETPLATFORM", formatPlatform(target)],
    ["TARGETOS", target.os],
    ["TARGETOSVERSION", ""],
    ["TARGETARCH", target.architecture],
    ["TARGETVARIANT", target.variant],
    ["TARGETSTAGE", targetStage],
  ];
}
