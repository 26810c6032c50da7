import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import {
  DOTNET_OUTPUT,
  DOTNET_SELF_CONTAINED,
  GO_BINARY,
  GO_CACHE,
  JAR,
  JAVA_TARGET,
  manifestSize,
  RUST_BINARY,
  RUST_TARGET,
} from "./class-sizes.ts";
import type { ClassSize } from "./class-sizes.ts";
import { isWithin } from "./contents.ts";
import type { Content } from "./contents.ts";
import { installPlace, valueOf } from "./install-places.ts";
import { unknownPart } from "./site.ts";
import type { Site } from "./site.ts";
import type { SizeOrigin, SizePart } from "./types.ts";

/** What building with a manager’s own command leaves: its results, and what it fetches when nobody has. */
export function built(use: ManagerUse, directory: string, site: Site): readonly Content[] {
  const { manager } = use;
  const results = resultsOf(use, directory);
  if (!FETCHING.has(manager.ecosystem)) return results;
  const { path } = installPlace(use, directory, site.settings);
  if (site.contents.some((each) => isWithin(each.path, path))) return results;
  const size = manifestSize(manager.ecosystem, null);
  return [
    ...results,
    tree(path, partOf("packages", `what ${manager.id} fetches`, size), manager.ecosystem),
  ];
}

/** Managers whose build fetches what is missing. */
const FETCHING: ReadonlySet<string> = new Set(["go", "rust", "java", "dotnet"]);

function resultsOf(use: ManagerUse, directory: string): readonly Content[] {
  const { manager, subcommand } = use;
  const at = (path: string): string => joinPath(directory, path);
  switch (manager.ecosystem) {
    case "go": {
      const output = valueOf(use, ["-o"]);
      const isFolder = output === null || output.endsWith("/");
      const path = subcommand === "install" ? "/go/bin" : at(output ?? ".");
      const binary = partOf("built", "a Go program", GO_BINARY);
      return [
        { path, part: binary, inside: () => binary, isFile: !isFolder, kind: "go build" },
        tree("/root/.cache/go-build", partOf("caches", "Go’s build cache", GO_CACHE), "go cache"),
      ];
    }
    case "rust": {
      const binary = partOf("built", "a Rust program", RUST_BINARY);
      if (subcommand === "install") {
        return [
          {
            path: "/usr/local/cargo/bin",
            part: binary,
            inside: () => binary,
            isFile: false,
            kind: "",
          },
        ];
      }
      const path = at(valueOf(use, ["--target-dir"]) ?? "target");
      return [
        {
          ...tree(path, partOf("built", "Cargo’s target folder", RUST_TARGET), "cargo target"),
          inside: (file) =>
            /\/(?:release|debug|[\w-]+-profile)\/[^/]+$/.test(file)
              ? binary
              : unknownPart("a part of Cargo’s target folder", "built", "only the build knows"),
        },
      ];
    }
    case "java": {
      const jar = partOf("built", "a jar", JAR);
      const path = at(manager.id === "gradle" ? "build" : "target");
      return [
        {
          ...tree(path, partOf("built", "the results of the Java build", JAVA_TARGET), "java"),
          inside: () => jar,
        },
      ];
    }
    case "dotnet": {
      const isSelfContained =
        use.options.some(
          ({ name, value }) =>
            (name === "--self-contained" && value !== "false") ||
            /PublishAot|PublishTrimmed|SelfContained=true/i.test(`${name}${value ?? ""}`),
        ) || use.operands.some(({ value }) => /PublishAot|PublishTrimmed/i.test(value ?? ""));
      const size = isSelfContained ? DOTNET_SELF_CONTAINED : DOTNET_OUTPUT;
      const output = partOf("built", `what dotnet ${subcommand} writes`, size);
      const path = at(valueOf(use, ["-o", "--output"]) ?? "bin");
      return [{ ...tree(path, output, "dotnet"), inside: () => output }];
    }
    default:
      return [
        tree(
          directory,
          unknownPart(
            `what ${[manager.id, subcommand].filter((word) => word !== "").join(" ")} writes`,
            "built",
            "what a build writes is not in the Dockerfile",
          ),
          `${manager.id} build`,
        ),
      ];
  }
}

function tree(path: string, part: SizePart, kind: string): Content {
  return { path, part, inside: null, isFile: false, kind };
}

function partOf(origin: SizeOrigin, what: string, { range, basis, source }: ClassSize): SizePart {
  return { what, origin, range, basis, source };
}
