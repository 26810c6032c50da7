import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager, ManagerAction, ManagerCall } from "./manager.ts";
import { plainPackage, rpmPackage } from "./package-names.ts";

const ACTIONS = actionsOf({
  install:
    "install localinstall reinstall groupinstall group,install groups,install module,install builddep debuginfo-install swap",
  "update-lists": "makecache check-update",
  upgrade: "update upgrade distro-sync upgrade-minimal update-minimal dist-upgrade downgrade",
  remove: "remove erase autoremove groupremove group,remove autoerase",
  clean: "clean",
});

const STYLE = {
  optionsWithValue: wordsOf(
    "-c --config -d --debuglevel -e --errorlevel -x --exclude",
    "--enablerepo --disablerepo --repo --repoid --installroot --releasever",
    "--setopt --forcearch --disableplugin --enableplugin --comment",
  ),
};

interface RpmPlace {
  readonly cache: string;
  readonly clean: string;
  readonly source: string;
}

function rpmManager(id: string, programs: readonly string[], place: RpmPlace): Manager {
  const { cache, clean, source } = place;
  return {
    ...DEFAULTS,
    id,
    ecosystem: "system",
    programs,
    style: STYLE,
    actions: ACTIONS,
    readPackage: rpmPackage,
    caches: [{ path: cache, sharing: "locked", variable: null }],
    leftovers: [
      {
        path: cache,
        after: ["install", "update-lists", "upgrade"],
        preventedBy: null,
        cleanedBy: clean,
      },
    ],
    source,
  };
}

export const DNF = rpmManager("dnf", ["dnf", "dnf4", "dnf5"], {
  cache: "/var/cache/dnf",
  clean: "dnf clean all",
  source: "https://dnf.readthedocs.io/en/latest/command_ref.html",
});

export const YUM = rpmManager("yum", ["yum"], {
  cache: "/var/cache/yum",
  clean: "yum clean all",
  source: "https://man7.org/linux/man-pages/man8/yum.8.html",
});

export const MICRODNF = rpmManager("microdnf", ["microdnf"], {
  cache: "/var/cache/yum",
  clean: "microdnf clean all",
  source: "https://github.com/rpm-software-management/microdnf",
});

export const TDNF = rpmManager("tdnf", ["tdnf"], {
  cache: "/var/cache/tdnf",
  clean: "tdnf clean all",
  source: "https://github.com/vmware/tdnf/wiki",
});

export const ZYPPER: Manager = {
  ...rpmManager("zypper", ["zypper"], {
    cache: "/var/cache/zypp",
    clean: "zypper clean --all",
    source: "https://en.opensuse.org/SDB:Zypper_manual",
  }),
  style: {
    optionsWithValue: wordsOf(
      "-t --type -r --repo --from -R --root -D --reposd-dir -p",
      "--plus-repo -C --cache-dir -c --config --releasever",
    ),
  },
  actions: actionsOf({
    install: "install in source-install si install-new-recommends inr",
    "update-lists": "refresh ref refresh-services refs",
    upgrade: "update up dist-upgrade dup patch",
    remove: "remove rm",
    clean: "clean cc",
  }),
};

export const PACMAN: Manager = {
  ...DEFAULTS,
  id: "pacman",
  ecosystem: "system",
  programs: ["pacman", "yay", "paru"],
  style: { optionsWithValue: ["--root", "--dbpath", "--cachedir", "--config", "--ignore"] },
  actions: new Map([["", "other"]]),
  refine: pacmanAction,
  readPackage: plainPackage,
  caches: [{ path: "/var/cache/pacman/pkg", sharing: "locked", variable: null }],
  leftovers: [
    {
      path: "/var/cache/pacman/pkg",
      after: ["install", "upgrade"],
      preventedBy: null,
      cleanedBy: "pacman -Scc --noconfirm",
    },
  ],
  source: "https://wiki.archlinux.org/title/Pacman",
};

/** Its subcommands are capital letters: `-Syu`. */
function pacmanAction({ options, operands }: ManagerCall): ManagerAction {
  const has = (...names: string[]): boolean => options.some(({ name }) => names.includes(name));
  if (has("-R", "--remove")) return "remove";
  if (has("-U", "--upgrade")) return "install";
  if (!has("-S", "--sync")) return "other";
  if (has("-c", "--clean")) return "clean";
  if (operands.length > 0) return "install";
  if (has("-u", "--sysupgrade")) return "upgrade";
  return has("-y", "--refresh") ? "update-lists" : "other";
}
