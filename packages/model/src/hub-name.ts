import type { ImageReference } from "./image-reference.ts";

const HUB = /^(?:docker\.io|index\.docker\.io|mirror\.gcr\.io)$/;
/** Docker's official images, and the accounts that hold them for one architecture. */
const OFFICIAL =
  /^(?:library|amd64|arm32v5|arm32v6|arm32v7|arm64v8|i386|mips64le|ppc64le|riscv64|s390x)\//;
const ECR_OFFICIAL = "docker/library/";

/**
 * Returns an image's name as people know it, without tag: "golang" for docker.io/library/golang, for its copies of one
 * architecture and for those in the public mirrors of Docker Hub; with its registry for all others.
 */
export function hubName({ domain, path }: Pick<ImageReference, "domain" | "path">): string {
  if (domain === "public.ecr.aws" && path.startsWith(ECR_OFFICIAL)) {
    return path.slice(ECR_OFFICIAL.length);
  }
  return HUB.test(domain) ? path.replace(OFFICIAL, "") : `${domain}/${path}`;
}
