import { actionsOf, DEFAULTS } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { debianPackage } from "./package-names.ts";

const OPTIONS_WITH_VALUE = ["-o", "--option", "-c", "--config-file", "-t", "--target-release"];

const COMMON = {
  ...DEFAULTS,
  ecosystem: "system",
  readPackage: debianPackage,
  caches: [
    { path: "/var/cache/apt", sharing: "locked", variable: null },
    { path: "/var/lib/apt", sharing: "locked", variable: null },
  ],
  leftovers: [
    {
      path: "/var/lib/apt/lists",
      after: ["update-lists"],
      preventedBy: null,
      cleanedBy: "rm -rf /var/lib/apt/lists/*",
    },
  ],
  source: "https://docs.docker.com/reference/dockerfile/#run---mounttypecache",
} as const;

const ACTIONS = actionsOf({
  install: "install build-dep reinstall satisfy",
  "update-lists": "update",
  upgrade: "upgrade dist-upgrade full-upgrade dselect-upgrade safe-upgrade",
  remove: "remove purge autoremove autopurge",
  clean: "clean autoclean distclean",
});

export const APT_GET: Manager = {
  ...COMMON,
  id: "apt-get",
  programs: ["apt-get", "xx-apt-get"],
  style: { optionsWithValue: [...OPTIONS_WITH_VALUE, "--default-release", "-a"] },
  actions: ACTIONS,
};

/** The one meant for people. */
export const APT: Manager = {
  ...COMMON,
  id: "apt",
  programs: ["apt", "xx-apt"],
  style: { optionsWithValue: OPTIONS_WITH_VALUE },
  actions: ACTIONS,
};

export const APTITUDE: Manager = {
  ...COMMON,
  id: "aptitude",
  programs: ["aptitude"],
  style: { optionsWithValue: [...OPTIONS_WITH_VALUE] },
  actions: ACTIONS,
};
