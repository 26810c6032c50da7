import type { ProgramRow } from "../rows.ts";
import { operands, option } from "../rows.ts";

const COREUTILS = "https://www.gnu.org/software/coreutils/manual/coreutils.html";
const SHELL = "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html";

const ACCOUNTS = ["/etc/passwd", "/etc/group"];

/** Programs that every image with a shell has: builtins, coreutils, and what stands beside them. */
export const BASIC: readonly ProgramRow[] = [
  {
    programs: (
      "echo printf true false : unset readonly local shift exit return break continue wait " +
      "ulimit umask read getopts shopt alias unalias hash jobs times let cd pushd popd type logout"
    ).split(" "),
    isBasic: true,
    source: SHELL,
  },
  {
    // Without a name they print all that is set.
    programs: ["set", "export", "declare", "typeset"],
    isBasic: true,
    cases: [
      { word: /^$/, programs: ["export", "declare", "typeset"], variables: ["*"] },
      { options: ["-p"], variables: ["*"] },
      { isBare: true, programs: ["set"], variables: ["*"] },
    ],
    source: SHELL,
  },
  { programs: ["pwd", "dirs"], isBasic: true, reads: ["."], source: SHELL },
  {
    // What it is told runs later, whatever the script does until then.
    programs: ["trap"],
    isBasic: true,
    isOpen: true,
    cases: [{ word: /^-?$/, isOpen: false }],
    source: SHELL,
  },
  {
    programs:
      "date sleep seq expr nproc arch uname hostname id whoami groups logname basename dirname env printenv yes tty factor".split(
        " ",
      ),
    isBasic: true,
    reads: ACCOUNTS,
    variables: ["LANG", "LC_*", "TZ", "USER", "HOME"],
    // Alone, these two print what is set.
    cases: [
      { word: /^$/, programs: ["env", "printenv"], variables: ["*"] },
      { programs: ["printenv"], variables: ["*"] },
    ],
    source: COREUTILS,
  },
  { programs: ["test", "["], isBasic: true, reads: [operands("all", "node")], source: SHELL },
  {
    programs: ["command", "which"],
    isBasic: true,
    reads: ["/usr/local/bin/*", "/usr/local/sbin/*", "/usr/bin/*", "/usr/sbin/*"],
    variables: ["PATH"],
    source: SHELL,
  },
  {
    programs: (
      "cat head tail wc nl sort uniq cut tr paste join comm fold fmt expand tac rev cksum sum md5sum sha1sum sha224sum sha256sum " +
      "sha384sum sha512sum b2sum base64 base32 od hexdump xxd strings stat file cmp readlink realpath more less pr column"
    ).split(" "),
    isBasic: true,
    style: { optionsWithValue: ["-n", "-c", "-d", "-f", "-k", "-t", "-s", "-w", "-o", "--output"] },
    reads: [operands("all", "node")],
    writes: [option(["-o", "--output"])],
    variables: ["LANG", "LC_*"],
    source: COREUTILS,
  },
  {
    programs: ["ls", "du", "df", "diff", "tree"],
    isBasic: true,
    reads: [".", operands("all", "tree"), ...ACCOUNTS],
    source: COREUTILS,
  },
  {
    programs: ["grep", "egrep", "fgrep"],
    isBasic: true,
    style: { optionsWithValue: ["-e", "-f", "-m", "-A", "-B", "-C"] },
    reads: [operands("all", "tree"), option(["-f"])],
    source: "https://www.gnu.org/software/grep/manual/grep.html",
  },
  {
    programs: ["sed"],
    isBasic: true,
    style: { optionsWithValue: ["-e", "-f", "--expression", "--file"] },
    reads: [operands("all", "node"), option(["-f", "--file"])],
    cases: [
      { options: ["-f", "--file"], isOpen: true },
      // Its own commands that write and read files, and run programs.
      { anyWord: /(?:^|[^\w\\])[wWrRe]\s+[\w./~]|(?:^|;)\s*\d*e\s|\/[gpiI\d]*e$/, isOpen: true },
      {
        options: ["-i", "--in-place"],
        reads: [operands("all", "node"), option(["-f", "--file"])],
        writes: [operands("all", "node")],
      },
    ],
    source: "https://www.gnu.org/software/sed/manual/sed.html",
  },
  {
    programs: ["awk", "gawk", "mawk"],
    isBasic: true,
    style: { optionsWithValue: ["-F", "-v", "-f"] },
    reads: [operands("all", "node"), option(["-f"])],
    cases: [
      { options: ["-f", "--file"], isOpen: true },
      { anyWord: /system|getline|>|\|/, isOpen: true },
      { anyWord: /ENVIRON/, variables: ["*"] },
    ],
    source: "https://www.gnu.org/software/gawk/manual/gawk.html",
  },
  {
    programs: ["find"],
    isBasic: true,
    style: {
      hasLongSingleDash: true,
      optionsWithValue:
        "-name -iname -path -ipath -wholename -type -maxdepth -mindepth -newer -mtime -size -perm -user -group -regex".split(
          " ",
        ),
    },
    // Behind the folders come its own words, such as "!" and "(", which are none.
    reads: [".", operands("all", "tree")],
    cases: [
      {
        options: ["-delete", "-exec", "-execdir", "-fprint", "-ok"],
        reads: [operands("all", "tree")],
        writes: [operands("all", "tree")],
      },
    ],
    source: "https://www.gnu.org/software/findutils/manual/html_mono/find.html",
  },
  {
    programs: ["mkdir"],
    isBasic: true,
    style: { optionsWithValue: ["-m", "--mode"] },
    reads: [operands("all", "node")],
    writes: [operands("all", "node")],
    cases: [
      // The mode holds for the last part of the path, so that another mkdir would make another directory.
      {
        options: ["-m", "--mode"],
        reads: [operands("all", "node")],
        writes: [operands("all", "node")],
      },
      {
        options: ["-p", "--parents"],
        reads: [],
        writes: [],
        creates: [operands("all", "node")],
      },
    ],
    source: COREUTILS,
  },
  {
    programs: ["touch", "truncate", "mkfifo", "mknod"],
    isBasic: true,
    style: { optionsWithValue: ["-s", "--size", "-d", "-t", "-r", "-m"] },
    reads: [operands("all", "node"), option(["-r"])],
    writes: [operands("all", "node")],
    source: COREUTILS,
  },
  {
    programs: ["rm", "rmdir", "unlink", "shred"],
    isBasic: true,
    reads: [operands("all", "tree")],
    writes: [operands("all", "tree")],
    source: COREUTILS,
  },
  {
    programs: ["cp", "install"],
    isBasic: true,
    style: {
      optionsWithValue: [
        "-t",
        "--target-directory",
        "-m",
        "-o",
        "-g",
        "--mode",
        "--owner",
        "--group",
        "-S",
      ],
    },
    reads: [operands("all but last", "tree"), operands("last", "tree"), ...ACCOUNTS],
    writes: [operands("last", "tree"), option(["-t", "--target-directory"], null, "/**")],
    cases: [
      {
        options: ["-d", "--directory", "-D", "-t", "--target-directory"],
        reads: [operands("all", "tree"), ...ACCOUNTS],
        writes: [operands("all", "tree"), option(["-t", "--target-directory"], null, "/**")],
      },
    ],
    source: COREUTILS,
  },
  {
    programs: ["mv", "rename"],
    isBasic: true,
    style: { optionsWithValue: ["-t", "--target-directory", "-S"] },
    reads: [operands("all", "tree")],
    writes: [operands("all", "tree"), option(["-t", "--target-directory"], null, "/**")],
    source: COREUTILS,
  },
  {
    // What it links to is no more than a name to it.
    programs: ["ln", "link"],
    isBasic: true,
    style: { optionsWithValue: ["-t", "--target-directory", "-S"] },
    reads: [operands("all", "tree")],
    writes: [operands("last", "tree"), option(["-t", "--target-directory"], null, "/**")],
    cases: [
      {
        options: ["-s", "--symbolic"],
        reads: [operands("last", "tree")],
        writes: [operands("last", "tree"), option(["-t", "--target-directory"], null, "/**")],
      },
    ],
    source: COREUTILS,
  },
  {
    programs: ["chmod", "chown", "chgrp", "setfacl", "setfattr"],
    isBasic: true,
    reads: [operands("rest", "node"), option(["--reference"]), ...ACCOUNTS],
    writes: [operands("rest", "node")],
    cases: [
      {
        options: ["-R", "--recursive"],
        reads: [operands("rest", "tree"), option(["--reference"]), ...ACCOUNTS],
        writes: [operands("rest", "tree")],
      },
      {
        options: ["--reference"],
        reads: [operands("all", "node"), option(["--reference"])],
        writes: [operands("all", "node")],
      },
    ],
    source: COREUTILS,
  },
  {
    programs: ["tee"],
    isBasic: true,
    reads: [operands("all", "node")],
    writes: [operands("all", "node")],
    source: COREUTILS,
  },
  {
    programs: ["dd"],
    isBasic: true,
    reads: [operands("all", "node")],
    writes: ["./**"],
    cases: [{ anyWord: /=/, isOpen: true }],
    source: COREUTILS,
  },
  {
    programs: ["xargs"],
    isBasic: true,
    cases: [{ anyWord: /^(?:-a|--arg-file)/, isOpen: true }],
    source: "https://www.gnu.org/software/findutils/manual/html_mono/find.html",
  },
  {
    programs: ["nohup", "time", "timeout", "nice", "stdbuf", "exec", "builtin"],
    isBasic: true,
    source: COREUTILS,
  },
  {
    // A file that is read into the shell may do anything; these set variables.
    programs: [".", "source"],
    isBasic: true,
    reads: [operands("first", "node")],
    isOpen: true,
    cases: [
      {
        word: /^\/etc\/(?:os-release|lsb-release|environment|profile)$|\/bin\/activate$|\/\.cargo\/env$/,
        isOpen: false,
        reads: [operands("first", "node")],
      },
    ],
    source: SHELL,
  },
];
