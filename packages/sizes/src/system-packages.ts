import { scaled } from "./range.ts";
import type { SizeRange } from "./range.ts";
import type { SizeBasis } from "./types.ts";

const APT = "what apt says of additional disk space in Debian 12, July 2026";

/** Megabytes that a package brings with all that it depends on, without and with what it recommends. */
interface Row {
  readonly bare: number;
  /** Null where only the other was measured. */
  readonly recommended: number | null;
}

/** From a system with the required packages and apt alone, so that of several packages what they share counts once in truth. */
const MEASURED: ReadonlyMap<string, Row> = new Map(
  (
    [
      ["build-essential", 274, 353],
      ["gcc libc6-dev", 210, null],
      ["g++ gcc libc6-dev make pkg-config", 269, null],
      ["git", 60.1, 75.1],
      ["curl ca-certificates", 14.8, null],
      ["wget ca-certificates", 12.7, null],
      ["ca-certificates netbase tzdata", 9, null],
      ["python3 python3-pip", 47.9, 428],
      ["python3-dev build-essential", 339, null],
      ["libpq-dev gcc", 203, null],
      ["libpq5", 9.9, null],
      ["default-jdk-headless", 308, null],
      ["default-jre-headless", 229, null],
      ["maven", 242, null],
      ["nodejs npm", 236, null],
      ["nodejs", 99, null],
      ["golang-go", 464, null],
      ["cargo", 676, null],
      ["cmake make g++", 356, null],
      ["ffmpeg", 481, 638],
      ["imagemagick", 96.4, null],
      ["libssl-dev pkg-config", 19, null],
      ["openssh-client", 14.9, null],
      ["vim", 41.9, 41.9],
      ["nginx", 15.7, null],
      ["chromium", 738, null],
      ["ghc cabal-install", 1038, null],
      ["curl", 14.8, 15.8],
    ] as const
  ).map(([names, bare, recommended]) => [keyOf(names.split(" ")), { bare, recommended }] as const),
);

/** Packages by themselves, where a measured list tells what the most of it is. */
const KINDS: readonly (readonly [pattern: RegExp, low: number, high: number])[] = [
  [/^(?:build-essential|build-base|alpine-sdk|base-devel)$/, 250, 353],
  [/^(?:g\+\+|gcc-c\+\+|clang)/, 200, 300],
  [/^gcc(?:-\d+)?$/, 150, 210],
  [/^(?:gfortran|llvm)/, 150, 400],
  [/^(?:make|pkg-config|pkgconf|patch|file)$/, 0.2, 4],
  [/^cmake$/, 40, 90],
  [/^(?:ca-certificates|tzdata|netbase|bash|tini|dumb-init|su-exec|gosu)$/, 0.3, 5],
  [/^python3-(?:dev|venv)/, 20, 70],
  [/^python3(?:-minimal)?$/, 25, 40],
  [/^(?:py3-pip|python3-pip)$/, 15, 428],
  [/^npm$/, 100, 236],
  [/^(?:openjdk|default-jdk).*jre|^default-jre/, 180, 320],
  [/^(?:openjdk|default-jdk)/, 250, 450],
  [/^(?:golang|go$)/, 200, 464],
  [/^(?:rust|cargo)/, 300, 676],
  [/^(?:postgresql-client|default-mysql-client|mariadb-client)/, 10, 80],
  [/^(?:texlive|libreoffice)/, 200, 2000],
  [/^(?:libmagickwand|libgdal|libvips|libboost|libopencv|libgtk).*dev/, 50, 400],
  [/-(?:dev|devel)$/, 0.5, 30],
  [/^lib/, 0.1, 15],
];

export interface PackageSize {
  readonly range: SizeRange;
  readonly basis: SizeBasis;
  readonly source: string;
}

export interface PackageSystem {
  readonly manager: string;
  readonly isRecommending: boolean;
  /** True on an image that compilers, headers, git and curl come with. */
  readonly hasBuildTools: boolean;
}

/**
 * What packages of the system take. Several share what they depend on: at least as much as the largest of them, at most all of them
 * added up.
 */
export function systemPackages(names: readonly string[], system: PackageSystem): PackageSize {
  const { manager, isRecommending, hasBuildTools } = system;
  const whole = MEASURED.get(keyOf(names));
  const isApt = manager.startsWith("apt");
  if (whole !== undefined && isApt) {
    const { bare, recommended } = whole;
    const high = isRecommending ? (recommended ?? bare * 1.5) : bare;
    const low = isRecommending ? (recommended ?? bare) : bare;
    const range = { low: low * 0.9, high: high * 1.1 };
    return {
      range: hasBuildTools && names.every(isBuildTool) ? { low: 0, high: range.high } : range,
      basis: "known",
      source: `${APT}, give or take a tenth for other releases`,
    };
  }
  const each = names.map((name) => sizeOfPackage(name, isRecommending));
  const kept = each.map((size, index) =>
    hasBuildTools && isBuildTool(names[index] ?? "") ? { ...size, low: 0 } : size,
  );
  const range = {
    low: Math.max(0, ...kept.map(({ low }) => low)),
    high: kept.reduce((sum, { high }) => sum + high, 0),
  };
  const isKnown = each.every((size) => size.isKnown);
  const shared =
    names.length > 1 ? "; at least the largest of them, at most all, for they share" : "";
  const basis = isKnown && isApt ? "class" : "assumed";
  const partly = isKnown ? "" : ", and for names that nobody has measured between 0.1 and 50 MB";
  return isApt
    ? { range, basis, source: `${APT}${partly}${shared}` }
    : {
        range: scaled(range, SHARE_OF_OTHERS[0], SHARE_OF_OTHERS[1]),
        basis: "assumed",
        source: `nobody has measured ${manager}: between three tenths and all of ${APT}${partly}${shared}`,
      };
}

/** What other systems’ packages take of what Debian’s do; Alpine’s are the smallest. */
const SHARE_OF_OTHERS = [0.3, 1] as const;

function sizeOfPackage(
  name: string,
  isRecommending: boolean,
): { readonly low: number; readonly high: number; readonly isKnown: boolean } {
  const row = MEASURED.get(name);
  if (row !== undefined) {
    const most = isRecommending ? (row.recommended ?? row.bare * 1.5) : row.bare;
    return { low: row.bare * 0.9, high: most * 1.1, isKnown: true };
  }
  const kind = KINDS.find(([pattern]) => pattern.test(name));
  return kind === undefined
    ? { low: 0.1, high: 50, isKnown: false }
    : { low: kind[1], high: kind[2], isKnown: true };
}

function isBuildTool(name: string): boolean {
  return (
    /^(?:build-essential|gcc|g\+\+|make|git|curl|wget|ca-certificates|pkg-config|openssh-client|patch|file|unzip|xz-utils|python3|procps)$/.test(
      name,
    ) || /^lib.*-dev$/.test(name)
  );
}

function keyOf(names: readonly string[]): string {
  return [...new Set(names)].toSorted().join(" ");
}
