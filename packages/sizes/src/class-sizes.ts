import { scaled } from "./range.ts";
import type { SizeRange } from "./range.ts";
import type { SizeBasis } from "./types.ts";

/** What a class of command takes, where the Dockerfile does not name what it brings. */
export interface ClassSize {
  readonly range: SizeRange;
  readonly basis: SizeBasis;
  readonly source: string;
}

function assumed(low: number, high: number, what: string): ClassSize {
  return {
    range: { low, high },
    basis: "assumed",
    source: `assumed for ${what}: nobody has measured it`,
  };
}

/** One project is no rule for others: a quarter to four times what was measured. */
const SPREAD = 4;

function measured(megabytes: number, source: string): ClassSize {
  const range = scaled({ low: megabytes, high: megabytes }, 1 / SPREAD, SPREAD);
  return {
    range,
    basis: "class",
    source: `a quarter to four times ${megabytes} MB: ${source}`,
  };
}

const NODE_ALL = measured(
  97.5,
  "node_modules of an Express app with TypeScript, ESLint and Jest, 511 packages, measured",
);
const NODE_PRODUCTION = measured(
  11.8,
  "node_modules of an Express app without its development dependencies, 116 packages, measured",
);
const PYTHON = measured(
  51.2,
  "flask, gunicorn, requests, sqlalchemy and psycopg2-binary in a virtual environment, measured",
);

/** What the packages of a manifest take that a manager installs, by its ecosystem. */
export function manifestSize(ecosystem: string, includesDevelopment: boolean | null): ClassSize {
  switch (ecosystem) {
    case "node":
      return includesDevelopment === false ? NODE_PRODUCTION : NODE_ALL;
    case "python":
      return PYTHON;
    case "ruby":
      return assumed(20, 250, "the gems of a project");
    case "php":
      return assumed(5, 120, "the packages of a PHP project");
    case "go":
      return assumed(0, 300, "the modules of a Go project, which may have none");
    case "rust":
      return assumed(0, 300, "the crates of a Rust project, which may have none");
    case "java":
      return assumed(30, 400, "the libraries and plugins of a Java build");
    case "dotnet":
      return assumed(10, 300, "the NuGet packages of a .NET project");
    default:
      return assumed(5, 400, `the ${ecosystem} packages of a project`);
  }
}

/** A package of a language that the command line names. */
export function namedPackageSize(ecosystem: string, name: string): ClassSize {
  if (ecosystem === "python") {
    if (/^(?:torch|tensorflow|jax|vllm|nvidia)/.test(name)) {
      return assumed(500, 6000, "machine learning with its native code");
    }
    if (/^(?:numpy|pandas|scipy|matplotlib|scikit-learn|opencv|pyarrow)/.test(name)) {
      return assumed(25, 200, "numerical packages with their native code");
    }
    if (/^(?:pip|setuptools|wheel|virtualenv)$/.test(name)) {
      return assumed(1, 15, "pip and setuptools anew");
    }
    return {
      range: { low: 0.5, high: 40 },
      basis: "class",
      source: "five packages measured came to 51.2 MB with what they need, so about ten each",
    };
  }
  if (ecosystem === "node") {
    return {
      range: { low: 0.1, high: 60 },
      basis: "class",
      source: "511 packages measured came to 97.5 MB; a tool brings up to some hundred of them",
    };
  }
  return assumed(0.5, 100, `a ${ecosystem} package with what it needs`);
}

/** What the cache of a manager takes beside what it installed. */
export function cacheSize(manager: string, installed: SizeRange | null): ClassSize {
  switch (manager) {
    case "npm":
      return share(
        installed,
        0.9,
        1.2,
        "npm’s cache was 103.8 MB beside node_modules of 97.5 MB, measured",
      );
    case "pip":
    case "uv":
    case "poetry":
      return share(
        installed,
        0.3,
        1,
        "wheels are what is installed, compressed: 23.3 of 51.2 MB, measured with gzip",
      );
    case "apk":
      return assumed(1, 4, "the package index of Alpine");
    default:
      return share(
        installed,
        0.2,
        1.2,
        "taken like npm’s and pip’s caches: nobody has measured it",
      );
  }
}

function share(
  installed: SizeRange | null,
  least: number,
  most: number,
  source: string,
): ClassSize {
  const range = scaled(installed ?? { low: 5, high: 200 }, least, most);
  return { range, basis: source.includes("nobody") ? "assumed" : "class", source };
}

/** The lists that apt-get update fetches. */
export function aptLists(isDebian: boolean): ClassSize {
  return isDebian
    ? {
        range: { low: 18, high: 25 },
        basis: "known",
        source: "19.9 MB in /var/lib/apt/lists after apt-get update in Debian 12, measured",
      }
    : {
        range: { low: 18, high: 60 },
        basis: "class",
        source: "19.9 MB in Debian 12, measured; other systems’ lists are up to three times that",
      };
}

export const GO_BINARY: ClassSize = {
  range: { low: 1.5, high: 25 },
  basis: "class",
  source: "Go programs in published images came to 1.9 to 16 MB; larger ones to 25",
};
export const GO_CACHE = assumed(10, 400, "Go’s build cache");
export const RUST_BINARY: ClassSize = {
  range: { low: 0.4, high: 25 },
  basis: "class",
  source: "Rust programs in published images came to 0.4 to 4.5 MB; larger ones to 25",
};
export const RUST_TARGET = assumed(50, 2000, "Cargo’s folder of build results");
export const JAR = assumed(0.1, 100, "a jar with what it needs");
export const JAVA_TARGET = assumed(0.5, 200, "a Java build’s results");
export const DOTNET_OUTPUT: ClassSize = {
  range: { low: 0.2, high: 30 },
  basis: "class",
  source:
    "a published sample came to 1.4 MB on its framework, measured by Microsoft; with packages up to 30",
};
export const DOTNET_SELF_CONTAINED: ClassSize = {
  range: { low: 12, high: 110 },
  basis: "class",
  source:
    "self-contained samples came to 15 MB (native) and 26 MB (trimmed), measured by Microsoft; untrimmed ones to 110",
};
