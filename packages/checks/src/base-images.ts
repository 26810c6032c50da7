import { hubName } from "@stagemap/model";
import type { ImageReference } from "@stagemap/model";

/** A user without rights that an image has from the start. */
export interface SpareUser {
  readonly name: string;
  readonly id: number;
}

/** What is known of an image by its name alone. */
export interface BaseImage {
  /** Without "docker.io/library/" and the like, without tag: "node", "mcr.microsoft.com/dotnet/sdk". */
  readonly name: string;
  readonly tag: string;
  /** How much of a system it brings. */
  readonly weight: "full" | "slim" | "minimal" | "unknown";
  /** The compiler or package manager that it is there for; null when it is none of those. */
  readonly toolchain: string | null;
  /** Who its programs run as: "root", another name or number, or null when it is not known. */
  readonly user: string | null;
  /** A user other than root that the image brings for programs to run as; null when none is known. */
  readonly spareUser: SpareUser | null;
  /** True when its own start script gives up root's rights. */
  readonly dropsRights: boolean;
}

const SLIM_TAG =
  /(?:^|[-.])(?:slim|alpine|distroless|chiseled|minimal|micro|nano|wolfi|busybox|musl|nanoserver|noble-chiseled|jammy-chiseled|azurelinux)/;

/** Images that are for building, by their names' ends, with what they bring. */
const TOOLCHAINS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:golang|go-toolset)$/, "Go"],
  [/(?:^|\/)rust$|(?:^|\/)(?:cargo-chef|rust-musl-builder|rust-musl-cross)$/, "Rust"],
  [/(?:^|\/)maven$/, "Maven and a JDK"],
  [/(?:^|\/)gradle$/, "Gradle and a JDK"],
  [/(?:^|\/)gcc$/, "GCC"],
  [/(?:^|\/)buildpack-deps$/, "compilers and headers"],
  [/^mcr\.microsoft\.com\/dotnet\/(?:nightly\/)?(?:core\/)?sdk$/, "the .NET SDK"],
  [/(?:^|\/)composer$/, "Composer"],
  [/(?:^|\/)haskell$/, "GHC"],
  [/^swift$/, "the Swift compiler"],
  [/(?:^|\/)sbt$/, "sbt and a JDK"],
  [/^dart$/, "the Dart SDK"],
];

/** Official images of Java, whose tags tell the JDK from the JRE. */
const JAVA =
  /(?:^|\/)(?:openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|bellsoft\/liberica-openjdk-\w+|azul\/zulu-openjdk\w*)$/;

/** Languages whose images without a flavour in their tag stand on buildpack-deps, or as php on Debian with compilers kept. */
const FULL_LANGUAGES = new Set([
  "python",
  "node",
  "ruby",
  "perl",
  "pypy",
  "php",
  "elixir",
  "erlang",
]);

/** Whole distributions that have a smaller sibling. */
const FULL_SYSTEMS = new Set(["debian", "buildpack-deps"]);

const SLIM_SYSTEMS = new Set(["alpine", "busybox", "ubuntu", "photon"]);

/** Images that are not root when they start, by name and tag; the first that fits counts. */
const USERS: readonly (readonly [RegExp, string])[] = [
  [/^[^:]*(?:\/nanoserver:|:.*nanoserver)/, "ContainerUser"],
  [/^mcr\.microsoft\.com\/dotnet\/.*:.*(?:chiseled|distroless)/, "1654"],
  [/^[^:]*distroless.*:(?:.*-)?nonroot/, "65532"],
  [/^cgr\.dev\/chainguard(?:-private)?\//, "nonroot"],
  [/^(?:public\.ecr\.aws\/)?bitnami(?:legacy)?\/(?:node|python|ruby|php-fpm|java|git):/, "root"],
  [/^(?:public\.ecr\.aws\/)?bitnami(?:legacy)?\//, "1001"],
  [/^(?:(?:ghcr\.io|quay\.io|public\.ecr\.aws)\/)?nginx(?:inc)?\/nginx-unprivileged:/, "101"],
  [/^jenkins\//, "jenkins"],
  [/^grafana\//, "grafana"],
  [/^(?:quay\.io\/prometheus|prom)\//, "nobody"],
  [/^(?:quay\.io\/)?jupyter\//, "jovyan"],
  [/^apache\/airflow:/, "airflow"],
  [/^(?:apache\/spark(?:-py)?|spark):/, "spark"],
  [/^(?:(?:quay\.io\/)?keycloak|jboss)\/keycloak:/, "keycloak"],
  [/^(?:docker\.elastic\.co\/.*\/)?(?:elasticsearch|kibana|logstash):/, "1000"],
  [/^(?:cimg|circleci)\//, "circleci"],
  [/^gitpod\//, "gitpod"],
  [/^(?:homebrew|linuxbrew)\//, "linuxbrew"],
  [/^curlimages\/curl:/, "curl_user"],
  [/^(?:ghcr\.io\/)?mambaorg\/micromamba:/, "mambauser"],
  [/^kong:/, "kong"],
  [/^mariadb:.*-ubi/, "mysql"],
  [/^docker:.*-rootless/, "rootless"],
  [/^(?:solr|sonarqube|varnish|memcached|haproxy|adminer|rocket\.chat|geonetwork):/, "its own"],
  [/^selenium\//, "seluser"],
  [
    /^registry\.access\.redhat\.com\/.*\/(?:nodejs|python|openjdk|go-toolset|php|ruby|perl|httpd|nginx)-?\w*/,
    "1001",
  ],
  [/^quay\.io\/sclorg\/(?:python|nodejs)-/, "1001"],
  [/^verdaccio\/verdaccio:/, "verdaccio"],
];

/** Images that start as root only to hand over to a user of their own. */
const DROPS_RIGHTS =
  /(?:^|\/)(?:postgres|postgis|timescaledb|mysql|mariadb|percona|mongo|redis|valkey|rabbitmq|cassandra|neo4j|couchdb|zookeeper|ghost|nginx|httpd|openresty|consul|vault|eclipse-mosquitto|clickhouse-server)$/;

/** Images known to run as root. Of others that nothing is known of, nothing is said. */
const ROOT =
  /^(?:alpine|debian|ubuntu|fedora|centos|almalinux|rockylinux|amazonlinux|oraclelinux|archlinux|busybox|photon|opensuse\/\w+|python|pypy|node|ruby|perl|php|golang|rust|elixir|erlang|julia|r-base|rocker\/.+|haskell|swift|dart|gcc|buildpack-deps|maven|gradle|composer|openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|tomcat|caddy|traefik|docker|nats|oven\/bun|denoland\/deno|ghcr\.io\/astral-sh\/uv|nvidia\/cuda|redhat\/ubi\d(?:-\w+)?|registry\.access\.redhat\.com\/ubi\d(?:\/ubi)?(?:-\w+)?|(?:quay\.io\/sclorg|registry\.access\.redhat\.com\/.+)\/s2i-(?:core|base)(?:-.+)?|mcr\.microsoft\.com\/dotnet\/.*|pytorch\/pytorch|tensorflow\/tensorflow|continuumio\/\w+|(?:quay\.io\/)?condaforge\/[\w-]+|public\.ecr\.aws\/amazonlinux\/amazonlinux)$/;

const known = new Map<string, BaseImage>();

/** What an image's name and tag tell. */
export function baseImage(reference: ImageReference): BaseImage {
  const { full } = reference;
  const before = known.get(full);
  if (before !== undefined) return before;
  // A text has few images; this only keeps a long session from gathering all it ever saw.
  if (known.size > 500) known.clear();
  const read = readImage(reference);
  known.set(full, read);
  return read;
}

function readImage(reference: ImageReference): BaseImage {
  const tag = (reference.tag ?? "latest").toLowerCase();
  const name = hubName(reference);
  const user = userOf(name, tag);
  return {
    name,
    tag,
    weight: weightOf(name, tag),
    toolchain: toolchainOf(name, tag),
    user,
    spareUser: spareUserOf(name, tag),
    dropsRights: DROPS_RIGHTS.test(name),
  };
}

function weightOf(name: string, tag: string): BaseImage["weight"] {
  if (/distroless|^cgr\.dev\/chainguard|^(?:busybox)$|chiseled/.test(`${name}:${tag}`)) {
    return "minimal";
  }
  if (
    SLIM_TAG.test(tag) ||
    /(?:^|[-/])(?:alpine|slim|minimal|micro|wolfi-base)(?:$|-)/.test(name)
  ) {
    return "slim";
  }
  if (SLIM_SYSTEMS.has(name)) return "slim";
  if (FULL_LANGUAGES.has(name) || FULL_SYSTEMS.has(name)) return "full";
  if (toolchainOf(name, tag) !== null || JAVA.test(name)) return "full";
  return "unknown";
}

function toolchainOf(name: string, tag: string): string | null {
  if (JAVA.test(name)) return /(?:^|-)jre|headless-jre/.test(tag) ? null : "a JDK";
  if (name === "swift" && tag.includes("slim")) return null;
  return TOOLCHAINS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function userOf(name: string, tag: string): string | null {
  const found = USERS.find(([pattern]) => pattern.test(`${name}:${tag}`));
  if (found !== undefined) return found[1];
  const isRoot = name.includes("distroless") || ROOT.test(name) || DROPS_RIGHTS.test(name);
  return isRoot ? "root" : null;
}

function spareUserOf(name: string, tag: string): SpareUser | null {
  if (name === "node") return { name: "node", id: 1000 };
  if (name === "oven/bun") return { name: "bun", id: 1000 };
  if (name === "denoland/deno") return { name: "deno", id: 1993 };
  if (name === "gradle") return { name: "gradle", id: 1000 };
  if (name.includes("distroless")) return { name: "nonroot", id: 65532 };
  if (name === "php") return { name: "www-data", id: tag.includes("alpine") ? 82 : 33 };
  // Images from .NET 8 on have it.
  if (/^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps|sdk)$/.test(name)) {
    return Number(/^\d+/.exec(tag)?.[0] ?? 0) >= 8 ? { name: "app", id: 1654 } : null;
  }
  return null;
}
