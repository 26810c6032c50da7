import type { ImageReference } from "@stagemap/model";
import { baseImage } from "./base-images.ts";

/**
 * Tags of official images that name a release line and not just "the newest". They are proposals for somebody to look at: what a
 * team wants may be another one. From the images' pages on Docker Hub.
 */
const TAGS: ReadonlyMap<string, string> = new Map([
  ["almalinux", "9"],
  ["alpine", "3.22"],
  ["amazonlinux", "2023"],
  ["archlinux", "base"],
  ["buildpack-deps", "trixie"],
  ["busybox", "1.37"],
  ["caddy", "2"],
  ["centos", "7"],
  ["composer", "2"],
  ["debian", "13"],
  ["docker", "28"],
  ["elixir", "1.18"],
  ["erlang", "28"],
  ["fedora", "42"],
  ["gcc", "15"],
  ["golang", "1.25"],
  ["gradle", "9"],
  ["haproxy", "3.2"],
  ["haskell", "9"],
  ["httpd", "2.4"],
  ["mariadb", "11.8"],
  ["maven", "3.9"],
  ["memcached", "1.6"],
  ["mongo", "8"],
  ["mysql", "8.4"],
  ["nginx", "1.28"],
  ["node", "22"],
  ["oraclelinux", "9"],
  ["oven/bun", "1"],
  ["perl", "5"],
  ["php", "8.4"],
  ["postgres", "17"],
  ["python", "3.13"],
  ["rabbitmq", "4"],
  ["redis", "8"],
  ["registry", "2"],
  ["rockylinux", "9"],
  ["ruby", "3.4"],
  ["rust", "1"],
  ["swift", "6.1"],
  ["tomcat", "11.0"],
  ["traefik", "3"],
  ["ubuntu", "24.04"],
]);

/** A tag to pin an image to; null for images that nothing is known of. */
export function knownTag(reference: ImageReference | null): string | null {
  if (reference === null) return null;
  return TAGS.get(baseImage(reference).name) ?? null;
}
