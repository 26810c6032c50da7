import type { ImageName } from "./image-name.ts";

/** The system that an image's programs come from. Programs that were compiled on one C library do not run on the other. */
export interface Distribution {
  readonly system: "debian" | "ubuntu" | "alpine" | "rpm" | "other";
  /** "bookworm", "jammy", "3.20"; null when neither the tag nor the image's history tells. */
  readonly release: string | null;
  readonly libc: "glibc" | "musl" | null;
}

const DEBIAN = /buster|bullseye|bookworm|trixie|forky|stretch/;
const UBUNTU = /bionic|focal|jammy|noble|resolute/;
const UBUNTU_NUMBERS: ReadonlyMap<string, string> = new Map([
  ["18.04", "bionic"],
  ["20.04", "focal"],
  ["22.04", "jammy"],
  ["24.04", "noble"],
  ["26.04", "resolute"],
]);

/** Official images that stand on Debian when their tag does not say otherwise. */
const ON_DEBIAN =
  /(?:^|\/)(?:python|pypy|node|ruby|perl|php|golang|rust|elixir|erlang|julia|gcc|haskell|swift|dart|nginx|httpd|buildpack-deps|debian)$|^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$|^ghcr\.io\/astral-sh\/uv$/;

/** Images whose tags without a system's name stand on Ubuntu. */
const ON_UBUNTU =
  /(?:^|\/)(?:eclipse-temurin|maven|gradle|ubuntu|ibm-semeru-runtimes)$|^nvidia\/cuda$/;

/** Releases of Debian that an image's plain tags stood on last, from its version on; newest first. From docker-library/official-images. */
const RELEASES: ReadonlyMap<string, readonly (readonly [number, string])[]> = new Map([
  [
    "python",
    [
      [3.09, "trixie"],
      [3.07, "bookworm"],
      [3.06, "bullseye"],
    ],
  ],
  [
    "node",
    [
      [18, "bookworm"],
      [14, "buster"],
    ],
  ],
  [
    "golang",
    [
      [1.24, "trixie"],
      [1.21, "bookworm"],
      [1.18, "bullseye"],
    ],
  ],
  [
    "rust",
    [
      [1.89, "trixie"],
      [1.7, "bookworm"],
      [1.56, "bullseye"],
    ],
  ],
  [
    "ruby",
    [
      [3.02, "trixie"],
      [3.0, "bookworm"],
      [2.07, "bullseye"],
    ],
  ],
  [
    "php",
    [
      [8.02, "trixie"],
      [8.01, "bookworm"],
      [7.04, "bullseye"],
    ],
  ],
  [
    "gcc",
    [
      [14, "trixie"],
      [12, "bookworm"],
      [10, "bullseye"],
    ],
  ],
]);

/** What the name and tag tell of the system in an image. */
export function distributionOf({ name, tag }: ImageName): Distribution {
  const alpine = /alpine(\d+\.\d+)?/.exec(tag);
  if (alpine !== null) return { system: "alpine", release: alpine[1] ?? null, libc: "musl" };
  if (/(?:^|\/)alpine$/.test(name)) {
    const release = /^\d+\.\d+/.exec(tag)?.[0] ?? null;
    return { system: "alpine", release, libc: "musl" };
  }
  const debian = DEBIAN.exec(tag);
  if (debian !== null) return { system: "debian", release: debian[0], libc: "glibc" };
  const ubuntu = UBUNTU.exec(tag)?.[0] ?? UBUNTU_NUMBERS.get(/\d\d\.04/.exec(tag)?.[0] ?? "");
  if (
    ubuntu !== undefined &&
    (/ubuntu/.test(`${name}:${tag}`) || ON_UBUNTU.test(name) || UBUNTU.test(tag))
  ) {
    return { system: "ubuntu", release: ubuntu, libc: "glibc" };
  }
  if (
    /(?:^|[/-])(?:fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|ubi\d*|amazoncorretto)/.test(
      name,
    )
  ) {
    return { system: "rpm", release: null, libc: "glibc" };
  }
  if (ON_UBUNTU.test(name)) return { system: "ubuntu", release: null, libc: "glibc" };
  if (!ON_DEBIAN.test(name)) return { system: "other", release: null, libc: null };
  return { system: "debian", release: releaseOfVersion({ name, tag }), libc: "glibc" };
}

function releaseOfVersion({ name, tag }: ImageName): string | null {
  const base = name.split("/").at(-1) ?? "";
  if (base === "debian") {
    const number = /^\d+/.exec(tag)?.[0];
    return DEBIAN_BY_NUMBER.get(number ?? "") ?? (/^(?:latest|stable)/.test(tag) ? "trixie" : null);
  }
  const rows = RELEASES.get(base);
  const version = versionNumber(tag);
  if (rows === undefined || version === null) return null;
  return rows.find(([from]) => version >= from)?.[1] ?? null;
}

const DEBIAN_BY_NUMBER: ReadonlyMap<string, string> = new Map([
  ["10", "buster"],
  ["11", "bullseye"],
  ["12", "bookworm"],
  ["13", "trixie"],
]);

/** "3.11" as 3.11, "3.9" as 3.09, so that versions can be compared; the newest for a tag without a number. */
function versionNumber(tag: string): number | null {
  const match = /^(\d+)(?:\.(\d+))?/.exec(tag);
  if (match === null) return /^(?:latest|slim|lts|current|stable)/.test(tag) ? 99 : null;
  const [, major = "0", minor] = match;
  return Number(major) + (minor === undefined ? 0.99 : Number(minor) / 100);
}
