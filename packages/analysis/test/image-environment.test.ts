import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { describe, expect, test } from "vitest";
import { IMAGE_FAMILIES, knownEnvironment } from "../src/image-environment.ts";

function modelOf(text: string) {
  return buildModel(parse(text), { target: null, environmentOf: knownEnvironment });
}

function observed(text: string, kind: "undefined" | "relative-workdir"): readonly string[] {
  return modelOf(text).scopes.flatMap(({ observations }) =>
    observations.flatMap((seen) => {
      if (seen.kind !== kind) return [];
      return [seen.kind === "undefined" ? seen.name : seen.path];
    }),
  );
}

function workingDirectory(text: string): string | undefined {
  return modelOf(text).scopes[0]?.workingDirectory;
}

/** Which of the names the image is not known to set. */
function unknownOf(image: string, names: string): readonly string[] {
  const uses = names.split(" ").map((name) => `ENV X=$${name}\n`);
  return observed(`FROM ${image}\n${uses.join("")}`, "undefined");
}

type Case = readonly [image: string, set: string, unset: string];

const LANGUAGES: readonly Case[] = [
  ["golang:1.26-alpine", "GOPATH GOLANG_VERSION GOTOOLCHAIN", "GOROOT GOBIN"],
  ["golang:1.20", "GOPATH GOLANG_VERSION", "GOTOOLCHAIN"],
  ["node:22-slim", "NODE_VERSION YARN_VERSION", "NODE_ENV NPM_VERSION"],
  ["node:26-alpine3.24", "NODE_VERSION", "YARN_VERSION"],
  ["node:lts", "NODE_VERSION YARN_VERSION", "NODE_ENV"],
  ["python:3.12-slim", "PYTHON_VERSION LANG GPG_KEY", "PYTHONPATH PYTHON_PIP_VERSION"],
  ["python:3.11.4", "PYTHON_VERSION PYTHON_PIP_VERSION", "PYTHONHOME"],
  ["python:3.13", "PYTHON_VERSION GPG_KEY", "LANG"],
  ["python:3.14-alpine", "PYTHON_VERSION PYTHON_SHA256", "LANG GPG_KEY"],
  ["python:3.13-windowsservercore-ltsc2022", "PYTHON_VERSION PYTHONIOENCODING", "LANG"],
  ["tiangolo/uvicorn-gunicorn:python3.11", "PYTHONPATH", "APP_MODULE"],
  ["pypy:3.11", "PYPY_VERSION LANG", "PYTHON_VERSION"],
  ["rust:1.90-alpine", "RUSTUP_HOME CARGO_HOME RUST_VERSION", "CARGO_TARGET_DIR"],
  ["lukemathwalker/cargo-chef:latest-rust-1", "CARGO_HOME", "CARGO_TARGET_DIR"],
  ["ruby:3.4-slim", "GEM_HOME BUNDLE_APP_CONFIG RUBY_VERSION LANG", "BUNDLE_PATH RUBY_MAJOR"],
  ["ruby:2.6", "GEM_HOME BUNDLE_PATH RUBY_MAJOR", "RAILS_ENV"],
  ["php:8.4-fpm", "PHP_INI_DIR PHPIZE_DEPS PHP_CFLAGS", "APACHE_CONFDIR COMPOSER_HOME"],
  ["php:8.4-apache", "PHP_INI_DIR APACHE_CONFDIR APACHE_ENVVARS", "APACHE_DOCUMENT_ROOT"],
  ["composer:2", "COMPOSER_HOME COMPOSER_VERSION PHP_INI_DIR", "APACHE_CONFDIR"],
  ["dunglas/frankenphp:1", "PHP_INI_DIR XDG_DATA_HOME", "SERVER_NAME"],
  ["wordpress:6", "PHP_INI_DIR APACHE_CONFDIR", "WORDPRESS_CLI_VERSION"],
  ["wordpress:cli", "PHP_INI_DIR WORDPRESS_CLI_VERSION", "APACHE_CONFDIR"],
  ["drupal:11-fpm", "DRUPAL_VERSION", "APACHE_CONFDIR"],
  ["erlang:27", "OTP_VERSION REBAR3_VERSION REBAR_VERSION", "LANG"],
  ["erlang:27-alpine", "OTP_VERSION REBAR3_VERSION", "REBAR_VERSION"],
  ["elixir:1.18-alpine", "ELIXIR_VERSION OTP_VERSION LANG", "MIX_ENV"],
  ["haskell:9", "LANG", "GHC"],
  ["julia:1.12", "JULIA_PATH JULIA_VERSION", "JULIA_DEPOT_PATH"],
  ["dart:stable", "DART_SDK", "PUB_CACHE"],
  ["swift:6.1", "SWIFT_PLATFORM SWIFT_VERSION", "SWIFT_PREFIX"],
  ["gcc:14", "GCC_VERSION", "CC"],
  ["denoland/deno:2.4.0", "DENO_DIR DENO_VERSION", "DENO_ENV"],
  ["denoland/deno:bin-2.4.0", "DENO_VERSION", "DENO_DIR"],
  ["oven/bun:1-slim", "BUN_INSTALL_BIN", "BUN_INSTALL"],
  ["emscripten/emsdk:4.0.1", "EMSDK", "EMSDK_NODE EM_CONFIG"],
  ["r-base:4.5.0", "R_BASE_VERSION LC_ALL", "R_HOME"],
  ["rocker/r-ver:4.5.3", "R_VERSION R_HOME CRAN", "RSTUDIO_VERSION"],
  ["rocker/tidyverse:4.5.3", "R_HOME RSTUDIO_VERSION DEFAULT_USER", "SHINY_SERVER_VERSION"],
  ["rocker/shiny:4.5.3", "R_HOME SHINY_SERVER_VERSION", "DEFAULT_USER"],
];

const JAVA: readonly Case[] = [
  ["eclipse-temurin:21-jre-alpine", "JAVA_HOME JAVA_VERSION LC_ALL", "JAVA_OPTS"],
  ["adoptopenjdk:8-jdk-openj9", "JAVA_HOME JAVA_TOOL_OPTIONS", "LD_LIBRARY_PATH"],
  ["ibm-semeru-runtimes:open-21-jre", "JAVA_HOME JAVA_TOOL_OPTIONS", "JAVA_OPTS"],
  ["amazoncorretto:21-alpine", "JAVA_HOME LANG", "JAVA_VERSION"],
  ["openjdk:17-slim", "JAVA_HOME JAVA_VERSION", "JAVA_OPTS"],
  ["sapmachine:21", "JAVA_HOME", "JAVA_VERSION"],
  ["bellsoft/liberica-openjdk-alpine:21", "JAVA_HOME", "JAVA_VERSION"],
  ["azul/zulu-openjdk-debian:21", "JAVA_HOME LANG", "JAVA_VERSION"],
  ["ghcr.io/graalvm/native-image-community:25", "JAVA_HOME LANG", "GRAALVM_HOME"],
  ["maven:3.9-eclipse-temurin-21", "MAVEN_HOME MAVEN_CONFIG JAVA_HOME JAVA_VERSION", "M2_HOME"],
  ["maven:3.9-amazoncorretto-21", "MAVEN_CONFIG JAVA_HOME", "JAVA_VERSION"],
  ["gradle:9-jdk21", "GRADLE_HOME JAVA_HOME JAVA_VERSION", "GRADLE_USER_HOME"],
  ["gradle:jdk-lts-and-current", "JAVA_LTS_HOME JAVA_CURRENT_HOME", "GRADLE_USER_HOME"],
  ["tomcat:10.1-jdk21", "CATALINA_HOME TOMCAT_VERSION JAVA_HOME", "CATALINA_BASE"],
];

const SERVERS: readonly Case[] = [
  ["postgres:17-alpine", "PGDATA PG_MAJOR PG_SHA256 GOSU_VERSION", "POSTGRES_USER"],
  ["postgres:17", "PGDATA PG_VERSION", "PG_SHA256"],
  ["mysql:8.4", "MYSQL_VERSION MYSQL_SHELL_VERSION", "MYSQL_ROOT_PASSWORD"],
  ["mariadb:11-ubi", "MARIADB_VERSION", "LANG MARIADB_MAJOR"],
  ["mariadb:10.6", "MARIADB_VERSION LANG MARIADB_MAJOR", "MYSQL_VERSION"],
  ["percona:5.7", "PERCONA_VERSION", "MYSQL_VERSION"],
  ["mongo:8.0", "MONGO_VERSION HOME", "MONGO_INITDB_DATABASE"],
  ["redis:7-alpine", "REDIS_VERSION", "REDIS_PASSWORD"],
  ["valkey/valkey:8", "VALKEY_VERSION", "REDIS_VERSION"],
  ["memcached:1", "MEMCACHED_VERSION", "HOME"],
  ["rabbitmq:3.13.7-alpine", "RABBITMQ_HOME HOME RABBITMQ_VERSION", "rabbitmq_version"],
  ["cassandra:5", "CASSANDRA_HOME JAVA_HOME", "MAX_HEAP_SIZE"],
  ["nginx:1.29-alpine", "NGINX_VERSION NJS_VERSION", "OTEL_VERSION"],
  ["nginx:1.29-alpine3.22-slim", "NGINX_VERSION", "NJS_VERSION"],
  ["nginxinc/nginx-unprivileged:1.29", "NGINX_VERSION", "UID"],
  ["httpd:2.4", "HTTPD_PREFIX HTTPD_VERSION", "APACHE_CONFDIR"],
  ["haproxy:3.2", "HAPROXY_VERSION", "HAPROXY_USER"],
  ["caddy:2", "CADDY_VERSION XDG_DATA_HOME", "GOPATH"],
  ["caddy:2-builder", "CADDY_VERSION XCADDY_VERSION GOPATH", "XDG_DATA_HOME"],
  ["ghost:6", "GHOST_CONTENT NODE_ENV", "url"],
  ["docker:29-cli", "DOCKER_VERSION DOCKER_BUILDX_VERSION", "DIND_COMMIT"],
  ["docker:dind", "DOCKER_VERSION DIND_COMMIT", "DOCKER_HOST"],
  ["solr:9", "SOLR_HOME SOLR_UID JAVA_HOME", "SOLR_HEAP"],
  ["sonarqube:community", "SONARQUBE_HOME", "SONAR_TOKEN"],
  ["jenkins/jenkins:lts-jdk21", "JENKINS_HOME REF JAVA_HOME", "JAVA_OPTS"],
  ["verdaccio/verdaccio:6", "VERDACCIO_PORT HOME", "PORT"],
  ["grafana/grafana:12.0.0", "GF_PATHS_HOME", "GF_UID"],
];

const PLATFORMS: readonly Case[] = [
  ["mcr.microsoft.com/dotnet/runtime-deps:8.0", "APP_UID", "DOTNET_VERSION ASPNETCORE_URLS"],
  ["mcr.microsoft.com/dotnet/runtime:9.0-alpine", "APP_UID DOTNET_VERSION", "ASPNET_VERSION"],
  ["mcr.microsoft.com/dotnet/aspnet:6.0", "ASPNET_VERSION ASPNETCORE_URLS", "APP_UID"],
  ["mcr.microsoft.com/dotnet/nightly/sdk:10.0", "APP_UID DOTNET_SDK_VERSION", "DOTNET_ROOT"],
  ["mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022", "ASPNET_VERSION", "APP_UID"],
  ["mcr.microsoft.com/playwright:v1.55.0-noble", "PLAYWRIGHT_BROWSERS_PATH", "NODE_VERSION"],
  ["public.ecr.aws/lambda/python:3.13", "LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR", "PYTHONPATH"],
  ["public.ecr.aws/lambda/dotnet:8", "LAMBDA_TASK_ROOT DOTNET_ROOT", "DOTNET_SDK_VERSION"],
  ["amazon/aws-lambda-nodejs:22", "LAMBDA_TASK_ROOT", "NODE_PATH"],
  ["nvidia/cuda:12.8.0-base-ubuntu24.04", "CUDA_VERSION LD_LIBRARY_PATH", "LIBRARY_PATH CUDA_HOME"],
  ["nvidia/cuda:12.8.0-cudnn-devel-ubuntu24.04", "LIBRARY_PATH NV_CUDNN_VERSION", "CUDA_HOME"],
  ["pytorch/pytorch:2.8.0-cuda12.8-cudnn9-runtime", "PYTORCH_VERSION", "CUDA_VERSION"],
  ["jupyter/docker-stacks-foundation", "NB_UID CONDA_DIR", "JUPYTER_PORT"],
  ["quay.io/jupyter/scipy-notebook", "NB_UID NB_GID NB_USER HOME CONDA_DIR", "LD_LIBRARY_PATH"],
  ["quay.io/jupyter/datascience-notebook", "NB_UID JULIA_PKGDIR", "SPARK_HOME"],
  ["quay.io/jupyter/pyspark-notebook", "NB_UID SPARK_HOME", "JULIA_PKGDIR"],
  ["continuumio/miniconda3:24.5.0-0", "LANG LC_ALL", "CONDA_DIR"],
  ["condaforge/miniforge3", "CONDA_DIR LANG", "MAMBA_ROOT_PREFIX"],
  ["mambaorg/micromamba:2", "MAMBA_USER MAMBA_ROOT_PREFIX ENV_NAME", "CONDA_DIR"],
  ["apache/airflow:2.10.5", "AIRFLOW_HOME AIRFLOW_UID AIRFLOW_VERSION", "AIRFLOW_GID"],
  ["apache/spark:3.5.0", "SPARK_HOME JAVA_HOME", "R_HOME"],
  ["spark:3.5.0-scala2.12-java11-r-ubuntu", "SPARK_HOME R_HOME", "HADOOP_HOME"],
  ["selenium/standalone-chrome:4", "SEL_USER SEL_UID HOME", "UID"],
  ["registry.access.redhat.com/ubi9/python-312", "APP_ROOT HOME", "PORT"],
  ["quay.io/sclorg/nodejs-22-c9s:c9s", "APP_ROOT HOME", "PORT"],
  ["ghcr.io/linuxserver/baseimage-alpine:3.22", "HOME", "PUID"],
  ["ghcr.io/dependabot/dependabot-updater-core", "DEPENDABOT_HOME", "USER_UID"],
  ["intel/oneapi-basekit:2025.1.3-0-devel-ubuntu22.04", "LD_LIBRARY_PATH MKLROOT", "MKL_HOME"],
  ["cimg/base:2025.01", "LANG DEBIAN_FRONTEND", "NODE_VERSION"],
  ["cimg/node:22.11", "LANG NODE_VERSION", "NODE_ENV"],
  ["bitnami/minideb:bookworm", "PATH", "APP_VERSION"],
  ["bitnami/node:22", "APP_VERSION BITNAMI_APP_NAME", "NODE_VERSION"],
];

test.each([...LANGUAGES, ...JAVA, ...SERVERS, ...PLATFORMS])(
  "%s sets %s, not %s",
  (image, set, unset) => {
    expect(unknownOf(image, set)).toEqual([]);
    expect(unknownOf(image, unset)).toEqual(unset.split(" "));
  },
);

describe("images under other names", () => {
  test.each([
    "docker.io/library/golang",
    "index.docker.io/library/golang",
    "mirror.gcr.io/library/golang",
    "public.ecr.aws/docker/library/golang",
    "arm64v8/golang",
    "golang@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  ])("%s is golang", (image) => {
    expect(unknownOf(image, "GOPATH")).toEqual([]);
  });

  test.each(["golang-tools", "ghcr.io/library/golang", "someone/golang", "scratch"])(
    "%s is not golang",
    (image) => {
      expect(unknownOf(image, "GOPATH")).toEqual(["GOPATH"]);
    },
  );

  test("what an image sets reaches the stages that are built on it", () => {
    const text = "FROM golang AS a\nFROM a\nWORKDIR $GOPATH/src\n";
    expect(observed(text, "undefined")).toEqual([]);
  });
});

describe("the value", () => {
  test("counts where it is the same for all tags", () => {
    expect(workingDirectory("FROM golang\nWORKDIR $GOPATH/src\n")).toBe("/go/src");
  });

  test("is shown by its name where it differs", () => {
    expect(workingDirectory("FROM node\nWORKDIR /v$NODE_VERSION\n")).toBe("/v$NODE_VERSION");
    expect(workingDirectory("FROM openjdk\nWORKDIR $JAVA_HOME/lib\n")).toBe("/$JAVA_HOME/lib");
  });

  test("of a directory is no relative WORKDIR", () => {
    for (const image of ["openjdk:17", "amazoncorretto", "postgres", "maven:3-sapmachine-21"]) {
      const name = image === "postgres" ? "PGDATA" : "JAVA_HOME";
      expect(observed(`FROM ${image}\nWORKDIR $${name}\n`, "relative-workdir")).toEqual([]);
    }
  });

  test("of a port is a port", () => {
    const { problems } = modelOf(
      "FROM mcr.microsoft.com/dotnet/aspnet:9.0\nEXPOSE $ASPNETCORE_HTTP_PORTS\n",
    );
    expect(problems).toEqual([]);
  });
});

describe("the families", () => {
  const families = IMAGE_FAMILIES.map((family) => [String(family.images), family] as const);

  test.each(families)("%s: its source is a repository", (_, { source }) => {
    expect(source).toMatch(/^https:\/\/(?:github|gitlab)\.com\/[\w.-]+\/[\w./-]+$/);
  });

  test.each(families)("%s: its directories are absolute", (_, { sets, alsoSets = [] }) => {
    const values = [sets, ...alsoSets.map(([, each]) => each)].flatMap((each) =>
      Object.entries(each),
    );
    const relative = values.filter(
      ([name, value]) => /(?:HOME|DIR|_ROOT|PGDATA)$/.test(name) && !value.startsWith("/"),
    );
    expect(relative).toEqual([]);
  });

  test("no image is in two of them", () => {
    const names = IMAGE_FAMILIES.flatMap(({ images }) => (images instanceof RegExp ? [] : images));
    expect(new Set(names).size).toBe(names.length);
    const twice = names.filter((name) =>
      IMAGE_FAMILIES.some(({ images }) => images instanceof RegExp && images.test(name)),
    );
    expect(twice).toEqual([]);
  });
});
