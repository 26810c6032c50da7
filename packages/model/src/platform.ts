import { goQuote } from "@stagemap/syntax";

/** A platform in its parts, as in "linux/arm64/v8". Texts are "" where there is none. */
export interface Platform {
  readonly os: string;
  readonly osVersion: string;
  readonly architecture: string;
  readonly variant: string;
}

export const DEFAULT_PLATFORM: Platform = {
  os: "linux",
  osVersion: "",
  architecture: "amd64",
  variant: "",
};

export type PlatformResult =
  | { readonly ok: true; readonly platform: Platform }
  | { readonly ok: false; readonly message: string };

const OS = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const COMPONENT = /^[A-Za-z0-9_.-]+$/;
const KNOWN_SYSTEMS = new Set(
  (
    "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris " +
    "windows zos"
  ).split(" "),
);
const KNOWN_ARCHITECTURES = new Set(
  (
    "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 " +
    "mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm"
  ).split(" "),
);
const INVALID = "invalid argument";

/** Parses a platform as containerd does: "os", "architecture", "os/architecture" or with a variant behind. */
export function parsePlatform(text: string): PlatformResult {
  if (text.includes("*"))
    return refuse(`${goQuote(text)}: wildcards not yet supported: ${INVALID}`);
  const parts = splitAtMost(text, "/", 4);
  const [first = "", second = "", third = ""] = parts;
  const system = OS.exec(first);
  if (system === null) {
    return refuse(
      `${goQuote(first)} is an invalid OS component of ${goQuote(text)}: OSAndVersion specifier component must match ${goQuote(OS.source)}: ${INVALID}`,
    );
  }
  for (const part of parts.slice(1)) {
    if (COMPONENT.test(part)) continue;
    return refuse(
      `${goQuote(part)} is an invalid component of ${goQuote(text)}: platform specifier component must match ${goQuote(COMPONENT.source)}: ${INVALID}`,
    );
  }
  const [, writtenSystem = "", osVersion = ""] = system;
  const os = normalizeSystem(writtenSystem);
  switch (parts.length) {
    case 1: {
      const { architecture, variant } = withoutDefaultVariant(normalizeArchitecture(first, ""));
      if (KNOWN_SYSTEMS.has(os)) return accept({ ...DEFAULT_PLATFORM, os, osVersion });
      return KNOWN_ARCHITECTURES.has(architecture)
        ? accept({ ...DEFAULT_PLATFORM, architecture, variant })
        : refuse(`${goQuote(text)}: unknown operating system or architecture: ${INVALID}`);
    }
    case 2: {
      const { architecture, variant } = withoutDefaultVariant(normalizeArchitecture(second, ""));
      return accept({ os, osVersion, architecture, variant });
    }
    case 3: {
      const { architecture, variant } = normalizeArchitecture(second, third);
      const isPlainArm64 = architecture === "arm64" && variant === "";
      return accept({ os, osVersion, architecture, variant: isPlainArm64 ? "v8" : variant });
    }
    default:
      return refuse(`${goQuote(text)}: cannot parse platform specifier: ${INVALID}`);
  }
}

function formatPlatform({ os, osVersion, architecture, variant }: Platform): string {
  const system = osVersion === "" ? os : `${os}(${osVersion})`;
  return [system, architecture, variant].filter((part) => part !== "").join("/");
}

/** The arguments that BuildKit sets before the first FROM (dockerfile2llb/platform.go, defaultArgs). */
export function platformArguments(
  build: Platform,
  target: Platform,
  targetStage: string,
): [string, string][] {
  return [
    ["BUILDPLATFORM", formatPlatform({ ...build, osVersion: "" })],
    ["BUILDOS", build.os],
    ["BUILDOSVERSION", build.osVersion],
    ["BUILDARCH", build.architecture],
    ["BUILDVARIANT", build.variant],
    ["TARGETPLATFORM", formatPlatform(target)],
    ["TARGETOS", target.os],
    ["TARGETOSVERSION", target.osVersion],
    ["TARGETARCH", target.architecture],
    ["TARGETVARIANT", target.variant],
    ["TARGETSTAGE", targetStage],
  ];
}

function accept(platform: Platform): PlatformResult {
  return { ok: true, platform };
}

function refuse(message: string): PlatformResult {
  return { ok: false, message };
}

function splitAtMost(text: string, separator: string, count: number): string[] {
  const parts = text.split(separator);
  return parts.length <= count
    ? parts
    : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function normalizeSystem(name: string): string {
  const lower = name.toLowerCase();
  return lower === "macos" ? "darwin" : lower;
}

interface Architecture {
  readonly architecture: string;
  readonly variant: string;
}

/** Other names of architectures, and variants that say nothing, in their usual form. */
function normalizeArchitecture(name: string, writtenVariant: string): Architecture {
  const architecture = name.toLowerCase();
  const variant = writtenVariant.toLowerCase();
  switch (architecture) {
    case "i386":
      return { architecture: "386", variant: "" };
    case "x86_64":
    case "x86-64":
    case "amd64":
      return { architecture: "amd64", variant: variant === "v1" ? "" : variant };
    case "aarch64":
    case "arm64":
      return { architecture: "arm64", variant: normalizeArm64Variant(variant) };
    case "armhf":
      return { architecture: "arm", variant: "v7" };
    case "armel":
      return { architecture: "arm", variant: "v6" };
    case "arm":
      if (variant === "" || variant === "7") return { architecture, variant: "v7" };
      return { architecture, variant: ["5", "6", "8"].includes(variant) ? `v${variant}` : variant };
    default:
      return { architecture, variant };
  }
}

function normalizeArm64Variant(variant: string): string {
  if (["8", "v8", "v8.0"].includes(variant)) return "";
  return ["9", "9.0", "v9.0"].includes(variant) ? "v9" : variant;
}

function withoutDefaultVariant({ architecture, variant }: Architecture): Architecture {
  return { architecture, variant: architecture === "arm" && variant === "v7" ? "" : variant };
}
