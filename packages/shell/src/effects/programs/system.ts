import type { ProgramRow } from "../rows.ts";
import { operands, option } from "../rows.ts";
import { ACCOUNT_FILES, SYSTEM } from "../system-places.ts";

const SHADOW = "https://github.com/shadow-maint/shadow";

/** Users, and what belongs to the distribution beside its package manager. */
export const SYSTEM_PROGRAMS: readonly ProgramRow[] = [
  {
    programs: ["useradd", "adduser", "usermod"],
    style: {
      optionsWithValue:
        "-u --uid -g --gid -G --groups -d --home --home-dir -s --shell -c --comment --gecos -k -K -p --password --ingroup -h -D -b".split(
          " ",
        ),
    },
    isBasic: true,
    reads: [
      ...ACCOUNT_FILES,
      "/etc/login.defs",
      "/etc/default/useradd",
      "/etc/adduser.conf",
      "/etc/skel/**",
    ],
    // `adduser -h DIR` of BusyBox; elsewhere -h takes no value.
    writes: [
      ...ACCOUNT_FILES,
      "/home/*",
      "/var/mail/*",
      "/var/spool/mail/*",
      option(["-d", "--home", "--home-dir", "-h"], null, "/**"),
    ],
    source: SHADOW,
  },
  {
    programs: ["userdel", "deluser"],
    isBasic: true,
    reads: ACCOUNT_FILES,
    writes: [...ACCOUNT_FILES, "/home/*", "/var/mail/*"],
    cases: [{ options: ["-r", "--remove", "--remove-home"], isOpen: true }],
    source: SHADOW,
  },
  {
    programs: "groupadd addgroup groupmod groupdel delgroup passwd chpasswd gpasswd chsh".split(
      " ",
    ),
    isBasic: true,
    reads: [...ACCOUNT_FILES, "/etc/login.defs", "/etc/shells"],
    writes: ACCOUNT_FILES,
    source: SHADOW,
  },
  {
    programs: ["update-ca-certificates"],
    reads: [
      "/usr/local/share/ca-certificates/**",
      "/usr/share/ca-certificates/**",
      "/etc/ca-certificates/**",
      "/etc/ca-certificates.conf",
      "/etc/ssl/**",
    ],
    writes: ["/etc/ssl/**"],
    source: "https://manpages.debian.org/stable/ca-certificates/update-ca-certificates.8.en.html",
  },
  {
    programs: ["ldconfig"],
    isBasic: true,
    reads: [
      "/etc/ld.so.conf",
      "/etc/ld.so.conf.d/**",
      "/usr/lib/**",
      "/usr/local/lib/**",
      "/usr/lib64/**",
      "/usr/local/lib64/**",
    ],
    writes: ["/etc/ld.so.cache", "/usr/lib/*", "/usr/local/lib/*", "/var/cache/ldconfig/**"],
    source: "https://man7.org/linux/man-pages/man8/ldconfig.8.html",
  },
  {
    programs:
      "dpkg dpkg-reconfigure dpkg-divert apt-key add-apt-repository apt-mark apt-cache apt-config debconf-set-selections rpm rpmkeys localedef locale-gen update-locale update-alternatives alternatives dpkg-query yum-config-manager dnf-config-manager subscription-manager".split(
        " ",
      ),
    reads: [...SYSTEM, operands("all", "node")],
    writes: SYSTEM,
    variables: ["DEBIAN_FRONTEND", "DEBCONF_*", "DEBIAN_*", "LANG", "LC_*", "PATH"],
    needsNetwork: true,
    source: "https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html",
  },
  {
    programs: ["setcap", "getcap"],
    reads: [operands("rest", "node")],
    writes: [operands("rest", "node")],
    source: "https://man7.org/linux/man-pages/man8/setcap.8.html",
  },
  {
    programs: ["strip", "upx", "patchelf", "objcopy"],
    style: { optionsWithValue: ["-o"] },
    reads: [operands("all", "node")],
    writes: [operands("all", "node"), option(["-o"])],
    source: "https://sourceware.org/binutils/docs/binutils/strip.html",
  },
];
