import { isWindowsImage } from "@stagemap/shell";
import { baseImage } from "./base-images.ts";
import { imageOf, rootOf } from "./lineage.ts";
import type { CheckContext } from "./rule.ts";

/** Official images that start in the root folder and without a program of their own in front of CMD. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "almalinux alpine amazonlinux archlinux buildpack-deps busybox centos debian fedora gcc oraclelinux pypy python " +
    "rockylinux ruby rust swift ubuntu"
  ).split(" "),
);

/** Official images whose program in front of CMD carries out whatever CMD says, and where they start. */
const HANDING_ON: ReadonlyMap<string, string> = new Map([
  ["eclipse-temurin", "/"],
  ["golang", "/go"],
  ["maven", "/"],
  ["node", "/"],
]);

/** The working directory that a stage's image starts in; null when it is not known. */
export function startDirectory({ model }: CheckContext, stage: number): string | null {
  const root = rootOf(model, stage);
  if (root.kind === "scratch") return "/";
  const name = imageName(model, stage);
  if (name === null) return null;
  return PLAIN.has(name) ? "/" : (HANDING_ON.get(name) ?? null);
}

/** True when the image below a stage is known to carry out CMD as it is. */
export function carriesOutCommand({ model }: CheckContext, stage: number): boolean {
  const name = imageName(model, stage);
  return name !== null && (PLAIN.has(name) || HANDING_ON.has(name));
}

function imageName(model: CheckContext["model"], stage: number): string | null {
  const image = imageOf(model, stage);
  return image === null || isWindowsImage(image.full) ? null : baseImage(image).name;
}
