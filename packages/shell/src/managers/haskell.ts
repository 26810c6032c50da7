import { actionsOf, DEFAULTS, hasOption } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { plainPackage } from "./package-names.ts";

export const CABAL: Manager = {
  ...DEFAULTS,
  id: "cabal",
  ecosystem: "haskell",
  programs: ["cabal"],
  style: { optionsWithValue: ["-j", "--jobs", "-w", "--with-compiler", "--installdir", "-f"] },
  actions: actionsOf({
    "update-lists": "update v2-update new-update",
    install: "install v2-install new-install",
    build: "build v2-build new-build configure",
    fetch: "fetch",
    run: "run test",
    clean: "clean",
  }),
  refine: (call) =>
    hasOption(call, ["--only-dependencies", "--dependencies-only"]) ? "fetch" : call.action,
  readPackage: plainPackage,
  manifests: ["*.cabal", "**/*.cabal", "cabal.project"],
  lockFiles: ["cabal.project.freeze"],
  caches: [{ path: "/root/.cabal/packages", sharing: "locked", variable: "CABAL_DIR" }],
  leftovers: [
    {
      path: "/root/.cabal/packages",
      after: ["fetch", "install", "build", "update-lists"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.cabal/packages",
    },
  ],
  source: "https://cabal.readthedocs.io/en/stable/config.html#directories",
};

export const STACK: Manager = {
  ...DEFAULTS,
  id: "stack",
  ecosystem: "haskell",
  programs: ["stack"],
  style: {
    optionsWithValue: ["--resolver", "--stack-yaml", "-j", "--local-bin-path", "--work-dir"],
  },
  actions: actionsOf({
    "update-lists": "update",
    install: "install",
    build: "build",
    fetch: "setup",
    run: "run test exec",
    clean: "clean purge",
  }),
  refine: (call) => {
    if (hasOption(call, ["--only-dependencies", "--dependencies-only", "--only-snapshot"]))
      return "fetch";
    return call.action === "install" && call.operands.length === 0 ? "build" : call.action;
  },
  readPackage: plainPackage,
  manifests: ["stack.yaml", "package.yaml", "*.cabal", "**/*.cabal"],
  lockFiles: ["stack.yaml.lock"],
  caches: [{ path: "/root/.stack", sharing: "locked", variable: "STACK_ROOT" }],
  leftovers: [
    {
      path: "/root/.stack",
      after: ["fetch", "install", "build"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.stack",
    },
  ],
  source: "https://docs.haskellstack.org/en/stable/topics/stack_root/",
};
