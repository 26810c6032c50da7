/** A published image whose size its author shows, with a Dockerfile that builds the like. */
export interface MeasuredImage {
  readonly name: string;
  readonly dockerfile: string;
  readonly megabytes: number;
  readonly source: string;
}

const goOn = (base: string, build = "golang:1.14"): string =>
  `FROM ${build} AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nFROM ${base}\nCOPY --from=build /app /app\n`;
const goAlone = (base: string): string =>
  `FROM ${base}\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n`;
const rustOn = (base: string): string =>
  `FROM rust:1 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM ${base}\nCOPY --from=build /src/target/release/app /app\n`;
const dotnetOn = (base: string, flags = ""): string =>
  `FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -o /out${flags}\nFROM ${base}\nCOPY --from=build /out /app\n`;

const GADIENER = "gadiener/docker-images-size-benchmark";
const JLUCKTAY = "go.jlucktay.dev/golang-workbench";
const RUST = "tbillington/rust-docker-cheatsheet";
const DOTNET = "dotnet/dotnet-docker, size report of its samples";
const ASPNET = "mcr.microsoft.com/dotnet/aspnet";
const DEPS = "mcr.microsoft.com/dotnet/runtime-deps";

const one = (
  name: string,
  dockerfile: string,
  megabytes: number,
  source: string,
): MeasuredImage => ({ name, dockerfile, megabytes, source });

/** What no figure of the estimate was taken from, as far as the images’ bases go. */
export const MEASURED_IMAGES: readonly MeasuredImage[] = [
  one("Go, one stage", goAlone("golang:1.14"), 823, GADIENER),
  one("Go on Debian", goOn("debian:buster"), 107, GADIENER),
  one("Go on distroless", goOn("gcr.io/distroless/base"), 23.4, GADIENER),
  one("Go on Alpine", goOn("alpine:3.12"), 10.8, GADIENER),
  one("Go, one stage", goAlone("golang:1.16"), 852, "Uemerson/go-docker-multi-stage"),
  one("Go on scratch", goOn("scratch"), 1.89, "Uemerson/go-docker-multi-stage"),
  one("Go, one stage", goAlone("golang:1.12"), 775, "codefresh-contrib/golang-sample-app"),
  one("Go, several stages", goOn("alpine"), 16, "codefresh-contrib/golang-sample-app"),
  one("Go of 2017, one stage", goAlone("golang:1.8"), 704, "codeship/go-hello-world"),
  one("Go of 2017 on Alpine", goOn("alpine:3.5"), 5.54, "codeship/go-hello-world"),
  one("Go, one stage on Alpine", goAlone("golang:1.10-alpine"), 313, JLUCKTAY),
  one("Go on Alpine", goOn("alpine:3.7", "golang:1.10-alpine"), 6.32, JLUCKTAY),
  one("Go on scratch", goOn("scratch", "golang:1.10-alpine"), 1.9, JLUCKTAY),
  one(
    "Go on scratch",
    goOn("scratch", "golang:alpine"),
    2.01,
    "ruanbekker/golang-build-small-images",
  ),
  one(
    "Go, one stage on Alpine",
    goAlone("golang:1.9-alpine"),
    258,
    "appleboy/docker-multi-stage-build",
  ),
  one("Go on Alpine", goOn("alpine:3.6"), 6.35, "appleboy/docker-multi-stage-build"),
  one("Go, one stage", goAlone("golang:1.19"), 1110, "Docker’s documentation, guide to Go"),
  one(
    "Go on distroless",
    goOn("gcr.io/distroless/base-debian11"),
    28.1,
    "Docker’s documentation, guide to Go",
  ),
  one(
    "Node, one stage",
    "FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\n",
    1120,
    "francorobles.com, lean Docker images",
  ),
  one(
    "Node on Alpine",
    "FROM node:20-alpine\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY . .\n",
    138,
    "francorobles.com, lean Docker images",
  ),
  one(
    "Rust, one stage",
    "FROM rust\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\n",
    1730,
    "ademr.dev, Rust and distroless",
  ),
  one("Rust on Debian", rustOn("debian:buster"), 124, RUST),
  one("Rust on slim Debian", rustOn("debian:buster-slim"), 80.8, RUST),
  one("Rust on distroless/cc", rustOn("gcr.io/distroless/cc"), 23, RUST),
  one("Rust on Alpine", rustOn("alpine:3.12"), 7.47, RUST),
  one("Rust on distroless/static", rustOn("gcr.io/distroless/static"), 3.63, RUST),
  one("Rust on scratch", rustOn("scratch"), 1.29, RUST),
  one(".NET", dotnetOn(`${ASPNET}:8.0-jammy`), 217, DOTNET),
  one(".NET, chiseled", dotnetOn(`${ASPNET}:8.0-jammy-chiseled`), 111, DOTNET),
  one(
    ".NET, trimmed",
    dotnetOn(`${DEPS}:8.0-jammy-chiseled`, " --self-contained -p:PublishTrimmed=true"),
    39.3,
    DOTNET,
  ),
  one(".NET, native", dotnetOn(`${DEPS}:8.0-jammy-chiseled`, " -p:PublishAot=true"), 27.7, DOTNET),
];
