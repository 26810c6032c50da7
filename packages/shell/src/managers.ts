import { APK } from "./managers/alpine.ts";
import { CONDA, MAMBA, MICROMAMBA } from "./managers/conda.ts";
import { APT, APT_GET, APTITUDE } from "./managers/debian.ts";
import { DOTNET } from "./managers/dotnet.ts";
import { MIX } from "./managers/elixir.ts";
import { GO } from "./managers/go.ts";
import { CABAL, STACK } from "./managers/haskell.ts";
import { GRADLE, MAVEN } from "./managers/java.ts";
import type { Manager } from "./managers/manager.ts";
import { CMAKE, MAKE } from "./managers/native.ts";
import { BUN, NPM, PNPM, YARN } from "./managers/node.ts";
import { COMPOSER } from "./managers/php.ts";
import { PDM, PIP, PIPENV, PIPX, POETRY, UV } from "./managers/python.ts";
import { DNF, MICRODNF, PACMAN, TDNF, YUM, ZYPPER } from "./managers/rpm.ts";
import { BUNDLE, GEM } from "./managers/ruby.ts";
import { CARGO, RUSTUP } from "./managers/rust.ts";
import { SWIFT } from "./managers/swift.ts";

/** Every package manager and build tool that is known, sorted by id. */
export const MANAGERS: readonly Manager[] = [
  APK,
  APT,
  APT_GET,
  APTITUDE,
  BUN,
  BUNDLE,
  CABAL,
  CARGO,
  CMAKE,
  COMPOSER,
  CONDA,
  DNF,
  DOTNET,
  GEM,
  GO,
  GRADLE,
  MAKE,
  MAMBA,
  MAVEN,
  MICRODNF,
  MICROMAMBA,
  MIX,
  NPM,
  PACMAN,
  PDM,
  PIP,
  PIPENV,
  PIPX,
  PNPM,
  POETRY,
  RUSTUP,
  STACK,
  SWIFT,
  TDNF,
  UV,
  YARN,
  YUM,
  ZYPPER,
];
