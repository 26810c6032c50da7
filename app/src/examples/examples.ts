import ownDockerfile from "../../../Dockerfile?raw";
import ownDockerignore from "../../../.dockerignore?raw";
import crossCompiledGo from "./texts/cross-compiled-go.dockerfile?raw";
import dependencyCaching from "./texts/dependency-caching.dockerfile?raw";
import goScratch from "./texts/go-scratch.dockerfile?raw";
import monorepo from "./texts/monorepo.dockerfile?raw";
import namedStages from "./texts/named-stages.dockerfile?raw";
import nodeProduction from "./texts/node-production.dockerfile?raw";
import pythonMulti from "./texts/python-multi.dockerfile?raw";
import pythonSingle from "./texts/python-single.dockerfile?raw";
import pytorchService from "./texts/pytorch-service.dockerfile?raw";
import rustMusl from "./texts/rust-musl.dockerfile?raw";
import rustSlim from "./texts/rust-slim.dockerfile?raw";
import scanningStage from "./texts/scanning-stage.dockerfile?raw";
import secretMount from "./texts/secret-mount.dockerfile?raw";

export interface Example {
  readonly id: string;
  readonly title: string;
  /** What it shows, in half a sentence. */
  readonly summary: string;
  readonly group: "basics" | "larger";
  readonly dockerfile: string;
  /** What stands beside it; without one, there is none. */
  readonly dockerignore?: string;
}

/** In the order of the menu. */
export const examples: readonly Example[] = [
  {
    id: "python-single",
    title: "Python, one stage",
    summary: "What builds the application ships with it",
    group: "basics",
    dockerfile: pythonSingle,
  },
  {
    id: "python-multi",
    title: "Python, two stages",
    summary: "A virtual environment moves to a slim image",
    group: "basics",
    dockerfile: pythonMulti,
  },
  {
    id: "go-scratch",
    title: "Go on scratch",
    summary: "One static program, certificates, nothing else",
    group: "basics",
    dockerfile: goScratch,
  },
  {
    id: "node-production",
    title: "Node, production dependencies",
    summary: "Compiler and test tools stay behind",
    group: "basics",
    dockerfile: nodeProduction,
  },
  {
    id: "rust-slim",
    title: "Rust on a slim image",
    summary: "Dependencies compiled once, the C library matched",
    group: "basics",
    dockerfile: rustSlim,
  },
  {
    id: "rust-musl",
    title: "Rust on scratch",
    summary: "Linked with musl, with Cargo's caches mounted",
    group: "basics",
    dockerfile: rustMusl,
  },
  {
    id: "dependency-caching",
    title: "Caching dependencies",
    summary: "From what changes rarely to what changes often",
    group: "basics",
    dockerfile: dependencyCaching,
  },
  {
    id: "named-stages",
    title: "Named stages",
    summary: "deps, builder, tester and runner, each a target",
    group: "basics",
    dockerfile: namedStages,
  },
  {
    id: "scanning-stage",
    title: "A scan that cannot be skipped",
    summary: "The final stage takes the program from the scanner",
    group: "basics",
    dockerfile: scanningStage,
  },
  {
    id: "secret-mount",
    title: "A secret for one command",
    summary: "A private package index, and no trace of its password",
    group: "basics",
    dockerfile: secretMount,
  },
  {
    id: "monorepo",
    title: "Monorepo with three images",
    summary: "Front end behind nginx, API and migrations, with pnpm",
    group: "larger",
    dockerfile: monorepo,
  },
  {
    id: "cross-compiled-go",
    title: "Go service for several platforms",
    summary: "Cross-compiled with xx, linted, tested end to end",
    group: "larger",
    dockerfile: crossCompiledGo,
  },
  {
    id: "pytorch-service",
    title: "PyTorch service on CUDA",
    summary: "Own kernels as wheels, uv, targets dev and prod",
    group: "larger",
    dockerfile: pytorchService,
  },
  {
    id: "stagemap",
    title: "Stagemap itself",
    summary: "This page, built and served, with its .dockerignore",
    group: "larger",
    dockerfile: ownDockerfile,
    dockerignore: ownDockerignore,
  },
];
