import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { alpinePackage } from "./package-names.ts";

export const APK: Manager = {
  ...DEFAULTS,
  id: "apk",
  ecosystem: "system",
  programs: ["apk", "xx-apk"],
  style: {
    optionsWithValue: wordsOf(
      "-t --virtual -X --repository -p --root --arch --cache-dir",
      "--cache-max-age --keys-dir --repositories-file --wait --timeout",
    ),
  },
  actions: actionsOf({
    install: "add",
    "update-lists": "update",
    upgrade: "upgrade",
    remove: "del",
    clean: "cache,clean cache,purge",
  }),
  readPackage: alpinePackage,
  // apk keeps packages only where /etc/apk/cache is.
  caches: [{ path: "/etc/apk/cache", sharing: "locked", variable: null }],
  leftovers: [
    {
      path: "/var/cache/apk",
      after: ["install", "update-lists", "upgrade"],
      preventedBy: "--no-cache",
      cleanedBy: "rm -rf /var/cache/apk/*",
    },
  ],
  source: "https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper",
};
