/** An image that is offered by name, with tags of its own, the one to start with first. */
export interface ImageRow {
  readonly name: string;
  /** One sentence, without the full stop. */
  readonly what: string;
  readonly tags: readonly string[];
  /** Users that the image has beside root. */
  readonly users?: readonly string[];
  /** Ports that what runs in it listens on by default. */
  readonly ports?: readonly string[];
  /** What others copy from it. */
  readonly files?: readonly string[];
}

/** A release line with the smaller kinds of it: "3.13" is 3.13, 3.13-slim and 3.13-alpine. */
const kinds = (releases: string, suffixes: readonly string[]): readonly string[] =>
  releases.split(" ").flatMap((release) => suffixes.map((suffix) => `${release}${suffix}`));

const SLIM = ["-slim", "-alpine", ""];

/** Base images that people start from, those that are used most first. From their pages on Docker Hub and at their makers'. */
export const IMAGE_ROWS: readonly ImageRow[] = [
  {
    name: "node",
    what: "Node.js with npm and yarn",
    tags: kinds("24 22 20", SLIM),
    users: ["node"],
    files: ["/usr/local/bin/node", "/usr/local/lib/node_modules"],
  },
  { name: "python", what: "Python with pip", tags: kinds("3.13 3.14 3.12 3.11", SLIM) },
  {
    name: "golang",
    what: "The compiler of Go",
    tags: kinds("1.25 1.24", ["", "-alpine", "-bookworm"]),
    files: ["/usr/local/go"],
  },
  { name: "alpine", what: "A small system with musl and apk", tags: ["3.22", "3.21", "3.20"] },
  {
    name: "debian",
    what: "Debian, with apt",
    tags: ["trixie-slim", "bookworm-slim", "trixie", "bookworm"],
  },
  { name: "ubuntu", what: "Ubuntu, with apt", tags: ["24.04", "22.04"], users: ["ubuntu"] },
  {
    name: "nginx",
    what: "A web server for files and as a proxy",
    tags: ["1.28-alpine", "1.29-alpine", "alpine", "1.28", "1.29"],
    users: ["nginx"],
    ports: ["80"],
  },
  { name: "rust", what: "The compiler of Rust with cargo", tags: kinds("1", SLIM) },
  {
    name: "eclipse-temurin",
    what: "Java: the JDK, or the JRE that runs programs",
    tags: kinds("21 25 17", ["-jre", "-jdk", "-jre-alpine", "-jdk-alpine"]),
    files: ["/opt/java/openjdk"],
  },
  {
    name: "maven",
    what: "Maven with a JDK",
    tags: ["3.9-eclipse-temurin-21", "3.9-eclipse-temurin-17", "3.9-eclipse-temurin-21-alpine"],
  },
  { name: "gradle", what: "Gradle with a JDK", tags: ["9-jdk21", "8-jdk21", "8-jdk17"] },
  {
    name: "php",
    what: "PHP: with Apache, as FPM, or on the command line",
    tags: kinds("8.4 8.3", ["-apache", "-fpm", "-cli", "-fpm-alpine", "-cli-alpine"]),
    users: ["www-data"],
    ports: ["80", "9000"],
  },
  {
    name: "composer",
    what: "PHP’s package manager",
    tags: ["2"],
    files: ["/usr/bin/composer"],
  },
  { name: "ruby", what: "Ruby with bundler", tags: kinds("3.4 3.3", SLIM), ports: ["3000"] },
  {
    name: "mcr.microsoft.com/dotnet/sdk",
    what: ".NET’s compiler and tools",
    tags: ["9.0", "8.0", "9.0-alpine", "8.0-alpine"],
    users: ["app"],
  },
  {
    name: "mcr.microsoft.com/dotnet/aspnet",
    what: "What runs ASP.NET",
    tags: ["9.0", "8.0", "9.0-alpine", "9.0-noble-chiseled", "8.0-alpine"],
    users: ["app"],
    ports: ["8080"],
  },
  {
    name: "mcr.microsoft.com/dotnet/runtime",
    what: "What runs .NET programs",
    tags: ["9.0", "8.0", "9.0-alpine"],
    users: ["app"],
  },
  {
    name: "gcr.io/distroless/static-debian12",
    what: "Nothing but certificates and time zones, for programs that need no library",
    tags: ["nonroot", "latest"],
    users: ["nonroot"],
  },
  {
    name: "gcr.io/distroless/base-debian12",
    what: "glibc and OpenSSL without a shell",
    tags: ["nonroot", "latest"],
    users: ["nonroot"],
  },
  {
    name: "gcr.io/distroless/cc-debian12",
    what: "glibc and the libraries of C++ without a shell",
    tags: ["nonroot", "latest"],
    users: ["nonroot"],
  },
  {
    name: "ghcr.io/astral-sh/uv",
    what: "Python’s package manager uv",
    tags: ["latest", "python3.13-bookworm-slim", "python3.12-bookworm-slim", "alpine"],
    files: ["/uv", "/uvx"],
  },
  { name: "busybox", what: "Small tools and a shell", tags: ["1.37", "1.37-musl"] },
  { name: "gcc", what: "Compilers of C and C++", tags: ["15", "14"] },
  { name: "oven/bun", what: "Bun", tags: ["1", "1-slim", "1-alpine"], users: ["bun"] },
  { name: "httpd", what: "Apache’s web server", tags: ["2.4", "2.4-alpine"], ports: ["80"] },
  {
    name: "caddy",
    what: "A web server with certificates of its own",
    tags: ["2", "2-alpine", "2-builder"],
    ports: ["80", "443"],
  },
  {
    name: "postgres",
    what: "A database",
    tags: ["17", "17-alpine", "16"],
    users: ["postgres"],
    ports: ["5432"],
  },
  { name: "redis", what: "A store in memory", tags: ["8", "8-alpine"], ports: ["6379"] },
  { name: "fedora", what: "Fedora, with dnf", tags: ["42", "41"] },
  { name: "rockylinux", what: "Rocky Linux, with dnf", tags: ["9", "8"] },
  { name: "amazonlinux", what: "Amazon Linux, with dnf", tags: ["2023", "2"] },
  { name: "docker", what: "Docker’s command line", tags: ["28-cli", "28-dind"] },
];
