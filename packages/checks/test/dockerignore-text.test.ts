import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { describe, expect, test } from "vitest";
import { dockerignoreFor } from "../src/index.ts";

function written(dockerfile: string): ReturnType<typeof dockerignoreFor> {
  return dockerignoreFor(buildModel(parse(dockerfile), { target: null }));
}

interface Case {
  readonly title: string;
  readonly dockerfile: string;
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "any project",
    dockerfile: "FROM alpine\nCOPY . .\n",
    ignored: [
      ".git/HEAD",
      ".env",
      "a/.env.local",
      "Dockerfile",
      "docker-compose.yml",
      "compose.yaml",
      "id_rsa",
      ".github/x",
    ],
    kept: [
      "README.md",
      "LICENSE",
      ".gitignore",
      "src/app",
      "build/x",
      "dist/x",
      "vendor/x",
      ".env.example",
      "ca.pem",
    ],
  },
  {
    title: "Node that installs",
    dockerfile:
      'FROM node:22\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]\n',
    ignored: [
      "node_modules/a/index.js",
      "packages/x/node_modules/a",
      "npm-debug.log",
      "coverage/x",
      ".env.production",
    ],
    kept: [
      "package.json",
      "package-lock.json",
      ".npmrc",
      "server.js",
      "build/webpack.js",
      "dist/x",
      "bin/www",
      "src/coverage/x.ts",
    ],
  },
  {
    title: "Node that installs nothing needs its packages",
    dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "server.js"]\n',
    ignored: [".git/HEAD"],
    kept: ["node_modules/a/index.js", ".cache/x"],
  },
  {
    title: "a front end whose build is copied on",
    dockerfile:
      "FROM node:22 AS build\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm run build\nFROM nginx\nCOPY --from=build /app/dist /usr/share/nginx/html\n",
    ignored: ["node_modules/a", "dist/index.html", ".env", ".env.local"],
    kept: [".env.production", "src/dist/x.ts", "public/index.html", "nginx.conf"],
  },
  {
    title: "what was built before and is copied is kept",
    dockerfile: "FROM nginx\nCOPY dist /usr/share/nginx/html\n",
    ignored: [".git/HEAD"],
    kept: ["dist/index.html"],
  },
  {
    title: "Next",
    dockerfile:
      "FROM node:22 AS build\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22\nCOPY --from=build /app/.next/standalone ./\n",
    ignored: [".next/cache/x", "node_modules/a"],
    kept: ["src/app/page.tsx"],
  },
  {
    title: "Python",
    dockerfile:
      "FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n",
    ignored: [
      "a/__pycache__/x.pyc",
      ".venv/bin/python",
      "venv/x",
      ".pytest_cache/x",
      "x.egg-info/PKG-INFO",
      "b.pyo",
    ],
    kept: ["requirements.txt", "app.py", "build/x", "env/x"],
  },
  {
    title: "Python whose version comes from Git",
    dockerfile:
      "FROM python:3.13\nCOPY . .\nRUN pip install setuptools-scm && git describe --tags && pip install .\n",
    ignored: [".env"],
    kept: [".git/HEAD"],
  },
  {
    title: "a clone is not the project's own history",
    dockerfile: "FROM alpine\nCOPY . .\nRUN git clone https://github.com/a/b && git log\n",
    ignored: [".env", ".git/HEAD"],
    kept: ["src/x"],
  },
  {
    title: "Go",
    dockerfile:
      "FROM golang:1.25\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .\n",
    ignored: ["x.test", "coverage.out"],
    kept: ["vendor/modules.txt", "main.go", "testdata/golden.out", "bin/x"],
  },
  {
    title: "Rust",
    dockerfile: "FROM rust:1\nCOPY . .\nRUN cargo build --release\n",
    ignored: ["target/debug/x"],
    kept: ["src/target/mod.rs", "Cargo.lock"],
  },
  {
    title: "Rust in a folder of a repository",
    dockerfile: "FROM rust:1\nCOPY backend ./\nRUN cargo build --release\n",
    ignored: ["backend/target/debug/x"],
    kept: ["backend/src/target/mod.rs"],
  },
  {
    title: "Maven",
    dockerfile:
      "FROM maven:3 AS build\nCOPY pom.xml .\nRUN mvn dependency:go-offline\nCOPY src src\nRUN mvn package\nFROM eclipse-temurin:21-jre\nCOPY --from=build /target/app.jar /app.jar\n",
    ignored: ["target/classes/A.class", "module/target/x.jar"],
    kept: ["src/main/java/target/A.java", "pom.xml", ".mvn/wrapper/x"],
  },
  {
    title: "a jar that was built before",
    dockerfile: "FROM eclipse-temurin:21-jre\nCOPY target/*.jar app.jar\n",
    ignored: [".git/HEAD"],
    kept: ["target/app.jar"],
  },
  {
    title: "a jar beside what Maven builds",
    dockerfile: "FROM maven:3\nCOPY . .\nRUN mvn package\nCOPY target/agent/*.jar /agent.jar\n",
    ignored: ["target/classes/A.class"],
    kept: ["target/agent/a.jar"],
  },
  {
    title: "Gradle",
    dockerfile: "FROM gradle:8\nCOPY . .\nRUN gradle build\n",
    ignored: ["build/libs/a.jar", "app/build/x", ".gradle/x"],
    kept: ["gradle/wrapper/gradle-wrapper.jar", "src/main/java/com/x/build/A.java"],
  },
  {
    title: ".NET",
    dockerfile:
      "FROM mcr.microsoft.com/dotnet/sdk:9.0\nCOPY *.csproj .\nRUN dotnet restore\nCOPY . .\nRUN dotnet publish -o /out\n",
    ignored: ["bin/Debug/x.dll", "src/A/obj/x", "x.csproj.user"],
    kept: ["bin/www", "A.csproj", "Program.cs"],
  },
  {
    title: "PHP",
    dockerfile:
      "FROM php:8.4\nCOPY --from=composer /usr/bin/composer /usr/bin/\nCOPY . .\nRUN composer install\n",
    ignored: ["vendor/autoload.php", "storage/logs/laravel.log"],
    kept: ["composer.json", "public/vendor/x.js", ".env.example"],
  },
  {
    title: "PHP without Composer",
    dockerfile: "FROM php:8.4-apache\nCOPY . /var/www/html\n",
    ignored: [".git/HEAD"],
    kept: ["vendor/autoload.php"],
  },
  {
    title: "Ruby",
    dockerfile: "FROM ruby:3.4\nCOPY Gemfile* ./\nRUN bundle install\nCOPY . .\n",
    ignored: [".bundle/config", "vendor/bundle/x", "log/development.log", "tmp/cache/x"],
    kept: ["Gemfile.lock", "app/models/log/x.rb", "vendor/javascript/x.js"],
  },
  {
    title: "Elixir",
    dockerfile:
      "FROM elixir:1.18\nCOPY mix.exs mix.lock ./\nRUN mix deps.get\nCOPY . .\nRUN mix release\n",
    ignored: ["_build/dev/x", "deps/phoenix/mix.exs"],
    kept: ["lib/deps/x.ex", "priv/static/x"],
  },
  {
    title: "C++",
    dockerfile: "FROM gcc:15\nCOPY . .\nRUN cmake -B build && cmake --build build\n",
    ignored: ["src/a.o", "x/CMakeCache.txt", "cmake-build-debug/x"],
    kept: ["CMakeLists.txt", "lib/libx.a", "src/a.cpp"],
  },
  {
    title: "certificates of a folder that is named",
    dockerfile: "FROM nginx\nCOPY certs /etc/nginx/certs\n",
    ignored: [".git/HEAD"],
    kept: ["certs/server.key", "certs/server-key.pem"],
  },
  {
    title: "a Dockerfile, a key and an .env that are named",
    dockerfile: "FROM nginx\nCOPY Dockerfile .env conf/server.key ./\n",
    ignored: ["other/x.p12"],
    kept: ["Dockerfile", ".env", "conf/server.key"],
  },
  {
    title: "what a mount shows",
    dockerfile:
      "FROM node\nRUN --mount=type=bind,source=.git,target=.git git describe\nRUN npm ci\n",
    ignored: ["node_modules/x"],
    kept: [".git/HEAD"],
  },
  {
    title: "variables in sources",
    dockerfile: "FROM maven\nARG JAR=target/app.jar\nRUN mvn -v\nCOPY ${JAR} /app.jar\n",
    ignored: [".git/HEAD"],
    kept: ["target/app.jar"],
  },
  {
    title: "a file that a command reads",
    dockerfile: "FROM php\nCOPY . .\nRUN cp .env.example .env && composer install\n",
    ignored: ["vendor/x"],
    kept: [".env.example"],
  },
];

test.each(cases)("of $title", ({ dockerfile, ignored, kept }) => {
  const { text, lines } = written(dockerfile);
  const { decide } = createMatcher(parseIgnoreFile(text));
  expect(ignored.filter((path) => !decide(path).isIgnored)).toEqual([]);
  expect(kept.filter((path) => decide(path).isIgnored)).toEqual([]);
  expect(parseIgnoreFile(text).problems).toEqual([]);
  expect(lines.map(({ pattern }) => pattern)).toEqual([
    ...new Set(lines.map(({ pattern }) => pattern)),
  ]);
  for (const { reason } of lines) expect(reason).toMatch(/^[A-Z.].*[^.]$/);
});

const corpus = join(import.meta.dirname, "../../../../shared/corpus/files");
const isThere = existsSync(corpus);

describe.skipIf(!isThere)("of real Dockerfiles", () => {
  test("leaves out nothing that COPY, ADD or a mount names", { timeout: 60_000 }, () => {
    const wrong: string[] = [];
    for (const name of isThere ? readdirSync(corpus) : []) {
      const path = join(corpus, name);
      if (!statSync(path).isFile()) continue;
      const dockerfile = readFileSync(path, "utf8");
      const model = buildModel(parse(dockerfile), { target: null });
      const { decide } = createMatcher(parseIgnoreFile(dockerignoreFor(model).text));
      for (const source of model.stages.flatMap(({ steps }) =>
        steps.flatMap((step) => step.contextPaths ?? []),
      )) {
        const plain = source.replaceAll(/^(?:\.?\/)+|\/+$/g, "");
        if (plain === "" || plain === "." || /[*?[$\\:<]/.test(plain)) continue;
        if (decide(plain).isIgnored || decide(`${plain}/x`).isIgnored)
          wrong.push(`${name}: ${source}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
