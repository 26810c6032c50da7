import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager, ManagerAction, ManagerCall } from "./manager.ts";
import { atVersion } from "./package-names.ts";

export const GO: Manager = {
  ...DEFAULTS,
  id: "go",
  ecosystem: "go",
  programs: ["go", "xx-go"],
  style: {
    hasLongSingleDash: true,
    optionsWithValue: wordsOf(
      "-o -C -ldflags -gcflags -asmflags -tags -mod -modfile -p",
      "-buildmode -installsuffix -toolexec -pkgdir -run -count -timeout",
    ),
  },
  actions: actionsOf({
    fetch: "mod,download mod,tidy mod,vendor mod,verify work,sync",
    install: "get install",
    build: "build generate vet tool list",
    run: "run test",
    clean: "clean",
  }),
  refine: goAction,
  readPackage: (text) =>
    /^\.|\.go$/.test(text) ? { name: text, version: null, kind: "file" } : atVersion(text),
  manifests: ["go.mod", "go.work", "**/go.mod"],
  lockFiles: ["go.sum", "go.work.sum", "**/go.sum"],
  caches: [
    { path: "/go/pkg/mod", sharing: "shared", variable: "GOMODCACHE" },
    { path: "/root/.cache/go-build", sharing: "shared", variable: "GOCACHE" },
  ],
  leftovers: [
    {
      path: "/go/pkg/mod",
      after: ["fetch", "install", "build"],
      preventedBy: null,
      cleanedBy: "go clean -modcache",
    },
    {
      path: "/root/.cache/go-build",
      after: ["install", "build"],
      preventedBy: null,
      cleanedBy: "go clean -cache",
    },
  ],
  source: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
};

/** `install ./cmd` compiles the project; `get` without a module reads go.mod. */
function goAction({ action, subcommand, operands }: ManagerCall): ManagerAction {
  if (action !== "install") return action;
  const isLocal = operands.every(({ value }) => value !== null && /^\.|^all$/.test(value));
  if (!isLocal) return "install";
  return subcommand === "get" ? "fetch" : "build";
}
