import { imageSize } from "@stagemap/images";
import type { ImageName } from "@stagemap/images";
import type { SizeEstimate, SizePart } from "./split-plan.ts";

const APT = "what apt says of “additional disk space” in Debian 12";

/** Megabytes that a package takes with what it needs. Most of them bring a library of a few; compilers bring a system of their own. */
const PACKAGES: readonly (readonly [RegExp, number])[] = [
  [/^(?:build-essential|build-base|alpine-sdk|base-devel)$/, 274],
  [/^(?:gcc|g\+\+|clang|gfortran|gcc-c\+\+)/, 210],
  [/^(?:llvm|openjdk|default-jdk|golang|go$|rustc|cargo)/, 400],
  [/^(?:default-jre|openjdk.*jre)/, 250],
  [/^python3-pip$/, 300],
  [/^python3$/, 30],
  [/^git$/, 60],
  [/^(?:cmake)$/, 90],
  [/^(?:curl|wget)$/, 13],
  [/^(?:nodejs|npm)$/, 180],
  [/^(?:ffmpeg|imagemagick|libreoffice|chromium|texlive)/, 300],
  [/^(?:python3-dev|libpython3|python3.*-dev)/, 60],
  [/^libmagickwand-dev|^libgdal-dev|^libvips-dev|^libboost/, 200],
  [/-(?:dev|devel)$/, 12],
  [/^(?:ca-certificates|tzdata|bash)$/, 3],
];

/** The sum of a base image, packages of the system, and other parts. */
export function estimate(
  image: ImageName,
  packages: readonly string[],
  parts: readonly SizePart[],
): SizeEstimate | null {
  const base = imageSize(image);
  if (base === null) return null;
  const all = [
    {
      what: `base image ${image.name}${image.name === "scratch" ? "" : `:${image.tag}`}`,
      megabytes: base.megabytes,
      source: base.source,
    },
    ...packages.map((name) => ({
      what: `package ${name}`,
      megabytes: PACKAGES.find(([pattern]) => pattern.test(name))?.[1] ?? 5,
      source: APT,
    })),
    ...parts,
  ].filter(({ megabytes }) => megabytes > 0);
  return { megabytes: all.reduce((sum, { megabytes }) => sum + megabytes, 0), parts: all };
}

/** A part of which only the kind is known. */
export function roughPart(what: string, megabytes: number): SizePart {
  return { what, megabytes, source: "a round figure: the Dockerfile does not tell" };
}
