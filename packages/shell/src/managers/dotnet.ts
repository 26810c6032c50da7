import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { atVersion } from "./package-names.ts";

export const DOTNET: Manager = {
  ...DEFAULTS,
  id: "dotnet",
  ecosystem: "dotnet",
  programs: ["dotnet"],
  versionOptions: ["--version"],
  style: {
    hasLongSingleDash: true,
    optionsWithValue: wordsOf(
      "-c --configuration -o --output -r --runtime -a --arch --os",
      "-f --framework -v --verbosity -s --source --version --tool-path",
      "--configfile --packages --version-suffix --add-source -l --logger",
    ),
  },
  actions: actionsOf({
    fetch: "restore tool,restore workload,restore",
    install: "tool,install workload,install add,package package,add",
    build: "build publish pack msbuild",
    run: "test run exec",
    clean: "clean nuget,locals",
    upgrade: "tool,update workload,update",
  }),
  readPackage: atVersion,
  manifests: [
    "*.sln",
    "*.slnx",
    "**/*.csproj",
    "**/*.fsproj",
    "**/*.vbproj",
    "Directory.*.props",
    "Directory.*.targets",
    "nuget.config",
    "global.json",
  ],
  lockFiles: ["**/packages.lock.json"],
  caches: [{ path: "/root/.nuget/packages", sharing: "shared", variable: "NUGET_PACKAGES" }],
  leftovers: [
    {
      path: "/root/.nuget/packages",
      after: ["fetch", "build", "install"],
      preventedBy: null,
      cleanedBy: "dotnet nuget locals all --clear",
    },
  ],
  source: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
};
