import type { ManagerRow } from "./manager-rows.ts";
import type { Doing } from "./rows.ts";
import { SYSTEM } from "./system-places.ts";

/** The packages' own scripts run as part of it, and look at no variable but these. */
const SYSTEM_VARIABLES = [
  "DEBIAN_*",
  "DEBCONF_*",
  "APT_*",
  "LANG",
  "LANGUAGE",
  "LC_*",
  "TZ",
  "ACCEPT_*",
  "ZYPP_*",
  "DNF_*",
  "YUM_*",
  "UCF_*",
  "NEEDRESTART_*",
];

const CHANGES_SYSTEM: Doing = {
  reads: [...SYSTEM, "/usr/local/share/ca-certificates/**"],
  writes: SYSTEM,
  needsNetwork: true,
};

const CLEANS: Doing = {
  reads: ["/var/cache/**", "/var/lib/**"],
  writes: ["/var/cache/**", "/var/lib/**"],
};

export const SYSTEM_MANAGERS: readonly ManagerRow[] = [
  {
    managers: "apk apt apt-get aptitude dnf microdnf tdnf yum zypper pacman".split(" "),
    projectOptions: [],
    helpers: [],
    variables: SYSTEM_VARIABLES,
    folderVariables: [],
    reads: ["/etc/**"],
    actions: {
      install: CHANGES_SYSTEM,
      fetch: CHANGES_SYSTEM,
      "update-lists": CHANGES_SYSTEM,
      upgrade: CHANGES_SYSTEM,
      remove: CHANGES_SYSTEM,
      build: CHANGES_SYSTEM,
      run: CHANGES_SYSTEM,
      other: CHANGES_SYSTEM,
      clean: CLEANS,
    },
  },
];
