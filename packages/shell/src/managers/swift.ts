import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager } from "./manager.ts";

export const SWIFT: Manager = {
  ...DEFAULTS,
  id: "swift",
  ecosystem: "swift",
  programs: ["swift"],
  style: {
    optionsWithValue: wordsOf(
      "-c --configuration --product --target --package-path --scratch-path",
      "--build-path -Xswiftc -Xcc -Xlinker -j --jobs --swift-sdk --triple",
    ),
    hasLongSingleDash: true,
  },
  actions: actionsOf({
    fetch: "package,resolve",
    upgrade: "package,update",
    build: "build",
    run: "run test",
    clean: "package,clean package,reset",
  }),
  manifests: ["Package.swift", "**/Package.swift"],
  lockFiles: ["Package.resolved"],
  caches: [{ path: "/root/.cache/org.swift.swiftpm", sharing: "shared", variable: null }],
  leftovers: [
    {
      path: "/root/.cache/org.swift.swiftpm",
      after: ["fetch", "build"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.cache/org.swift.swiftpm",
    },
  ],
  source: "https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/",
};
