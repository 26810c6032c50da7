import { parseImageReference } from "@stagemap/model";
import { expect, test } from "vitest";
import { baseImage } from "../src/base-images.ts";
import type { BaseImage } from "../src/base-images.ts";

function image(name: string): BaseImage {
  const result = parseImageReference(name);
  if (!result.ok) throw new Error(`${name} is no image`);
  return baseImage(result.reference);
}

test.each([
  ["bitnami/node:22", "root"],
  ["bitnami/php-fpm:8.4", "root"],
  ["public.ecr.aws/bitnami/java:21", "root"],
  ["bitnami/nginx:1.28", "1001"],
  ["bitnamilegacy/kubectl", "1001"],
  ["nginxinc/nginx-unprivileged:1.28", "101"],
  ["ghcr.io/nginx/nginx-unprivileged", "101"],
  ["tomcat:11", "root"],
  ["caddy:2", "root"],
  ["docker:28-dind", "root"],
  ["docker:28-dind-rootless", "rootless"],
  ["mariadb:11", "root"],
  ["mariadb:11-ubi9", "mysql"],
  ["registry:3", null],
  ["influxdb:2", null],
  ["kong:3", "kong"],
  ["spark:4.0.0", "spark"],
  ["mambaorg/micromamba:2", "mambauser"],
  ["quay.io/condaforge/miniforge3", "root"],
  ["rocker/r-ver:4.5", "root"],
  ["quay.io/sclorg/python-312-c9s", "1001"],
  ["quay.io/sclorg/s2i-core-c9s", "root"],
  ["registry.access.redhat.com/ubi9/s2i-base", "root"],
  ["registry.access.redhat.com/ubi9/nodejs-22", "1001"],
  ["mcr.microsoft.com/windows/nanoserver:ltsc2022", "ContainerUser"],
  ["golang:1.24-nanoserver", "ContainerUser"],
  ["mcr.microsoft.com/dotnet/aspnet:9.0", "root"],
  ["mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled", "1654"],
  ["gcr.io/distroless/static", "root"],
  ["gcr.io/distroless/static:debug-nonroot", "65532"],
  ["example.com/our/app", null],
])("the programs of %s run as %s", (name, user) => {
  expect(image(name).user).toBe(user);
});

test.each([
  ["postgres:17", true],
  ["nginx", true],
  ["tomcat:11", false],
  ["traefik:3", false],
  ["nats", false],
  ["docker:dind", false],
])("%s gives up root's rights by itself: %s", (name, dropsRights) => {
  expect(image(name).dropsRights).toBe(dropsRights);
});

test.each([
  "node:22",
  "docker.io/library/node:22",
  "arm64v8/node:22",
  "mirror.gcr.io/library/node:22",
  "public.ecr.aws/docker/library/node:22",
])("%s is Docker's official image", (name) => {
  expect(image(name)).toMatchObject({ name: "node", tag: "22", weight: "full" });
});
