import type { ProgramRow } from "../rows.ts";
import { operands, option } from "../rows.ts";

const CERTIFICATES = [
  "/etc/ssl/**",
  "/etc/pki/**",
  "/etc/ca-certificates/**",
  "/usr/share/ca-certificates/**",
];
const PROXIES = ["http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy"];
const NETWORK = [...PROXIES, ...PROXIES.map((name) => name.toUpperCase()), "SSL_CERT_*"];

/** Downloads, archives, version control, keys. */
export const TRANSFER: readonly ProgramRow[] = [
  {
    programs: ["curl"],
    style: {
      optionsWithValue:
        "-o --output -H --header -d --data --data-binary -u --user -X --request -A -e -b -c -K --config --retry --connect-timeout -m --max-time --cacert -E --cert --key -w -x --proxy -T --upload-file -F --retry-delay --output-dir -C".split(
          " ",
        ),
    },
    reads: [
      ...CERTIFICATES,
      "~/.curlrc",
      "~/.netrc",
      option(["-K", "--config"]),
      option(["--cacert"]),
    ],
    writes: [option(["-o", "--output"]), option(["-c"]), option(["--output-dir"], null, "/**")],
    cases: [
      {
        options: ["-O", "--remote-name", "--remote-name-all", "-J"],
        reads: [...CERTIFICATES, "~/.curlrc", "~/.netrc"],
        writes: ["./*", option(["-o", "--output"]), option(["--output-dir"], null, "/**")],
      },
      { options: ["-T", "--upload-file", "-F", "--data-binary"], isOpen: true },
    ],
    variables: [...NETWORK, "CURL_*"],
    needsNetwork: true,
    source: "https://curl.se/docs/manpage.html",
  },
  {
    programs: ["wget", "wget2"],
    style: {
      optionsWithValue:
        "-O --output-document -o --output-file -P --directory-prefix -T --timeout -t --tries -U --user-agent --header -i --input-file -a".split(
          " ",
        ),
    },
    reads: [
      ...CERTIFICATES,
      "/etc/wgetrc",
      "~/.wgetrc",
      "~/.netrc",
      option(["-i", "--input-file"]),
    ],
    writes: [
      option(["-P", "--directory-prefix"], ".", "/**"),
      option(["-o", "-a", "--output-file"]),
    ],
    cases: [
      {
        options: ["-O", "--output-document"],
        reads: [...CERTIFICATES, "/etc/wgetrc", "~/.wgetrc", "~/.netrc"],
        writes: [
          option(["-O", "--output-document"]),
          option(["-o", "-a", "--output-file"]),
          "~/.wget-hsts",
        ],
      },
    ],
    variables: NETWORK,
    needsNetwork: true,
    source: "https://www.gnu.org/software/wget/manual/wget.html",
  },
  {
    programs: ["tar", "bsdtar"],
    isBasic: true,
    style: {
      optionsWithValue: [
        "-f",
        "--file",
        "-C",
        "--directory",
        "--exclude",
        "-T",
        "--transform",
        "-I",
      ],
    },
    reads: [option(["-f", "--file"]), operands("all", "tree")],
    writes: [option(["-C", "--directory"], ".", "/**"), operands("all", "tree")],
    cases: [
      {
        options: ["-c", "-r", "-u", "--create", "--append", "--update"],
        reads: [option(["-C", "--directory"], ".", "/**"), operands("all", "tree")],
        writes: [option(["-f", "--file"])],
      },
      {
        options: ["-x", "--extract", "--get"],
        reads: [option(["-f", "--file"])],
        writes: [option(["-C", "--directory"], ".", "/**")],
      },
      { options: ["-t", "--list"], reads: [option(["-f", "--file"])], writes: [] },
    ],
    source: "https://www.gnu.org/software/tar/manual/tar.html",
  },
  {
    programs: ["unzip"],
    style: { optionsWithValue: ["-d", "-x"] },
    reads: [operands("first", "node")],
    writes: [option(["-d"], ".", "/**")],
    variables: ["UNZIP"],
    source: "https://infozip.sourceforge.net/UnZip.html",
  },
  {
    programs:
      "gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lz4 brotli pigz".split(" "),
    isBasic: true,
    reads: [operands("all", "tree")],
    writes: [operands("all", "tree"), "./*"],
    cases: [
      {
        options: ["-c", "--stdout", "-t", "-l"],
        reads: [operands("all", "node")],
        writes: [],
      },
    ],
    source: "https://www.gnu.org/software/gzip/manual/gzip.html",
  },
  {
    programs: ["zip", "7z", "7za"],
    reads: ["./**", operands("all", "tree")],
    writes: ["./**", operands("all", "tree")],
    source: "https://infozip.sourceforge.net/Zip.html",
  },
  {
    programs: ["git"],
    style: {
      optionsWithValue: ["-C", "-c", "-b", "--branch", "--depth", "-j", "--jobs", "--origin"],
    },
    reads: [
      "./**",
      "~/.gitconfig",
      "~/.ssh/**",
      "~/.config/git/**",
      "/etc/gitconfig",
      ...CERTIFICATES,
    ],
    writes: ["./**", "~/.gitconfig"],
    cases: [
      {
        options: ["-C", "--git-dir", "--work-tree"],
        isOpen: true,
        needsNetwork: true,
      },
      {
        word: /^clone$/,
        reads: [
          "~/.gitconfig",
          "~/.ssh/**",
          "~/.config/git/**",
          "/etc/gitconfig",
          ...CERTIFICATES,
          operands("last", "tree"),
        ],
        // Without a folder it makes one that the address names.
        writes: ["./*", operands("last", "tree")],
        needsNetwork: true,
      },
      {
        word: /^config$/,
        reads: ["~/.gitconfig", "/etc/gitconfig", "./.git/**"],
        writes: ["~/.gitconfig", "/etc/gitconfig", "./.git/**"],
      },
    ],
    variables: [...NETWORK, "GIT_*", "HOME", "XDG_CONFIG_HOME", "SSH_*"],
    needsNetwork: true,
    assumption: "no hook of the repository runs a program",
    source: "https://git-scm.com/docs",
  },
  {
    programs: ["gpg", "gpg2", "gpgv", "gpgconf", "dirmngr"],
    style: {
      optionsWithValue: [
        "-o",
        "--output",
        "--keyring",
        "--homedir",
        "--keyserver",
        "--recv-keys",
        "--keyserver-options",
      ],
    },
    reads: ["~/.gnupg/**", operands("all", "node"), option(["--keyring"]), ...CERTIFICATES],
    writes: [
      "~/.gnupg/**",
      option(["-o", "--output"]),
      option(["--keyring"]),
      option(["--homedir"], null, "/**"),
    ],
    variables: ["GNUPGHOME", ...NETWORK],
    needsNetwork: true,
    cases: [
      // Where its own folder is elsewhere, nobody knows what lies there.
      { options: ["--homedir"], isOpen: true },
    ],
    source: "https://www.gnupg.org/documentation/manuals/gnupg/",
  },
  {
    programs: ["jq", "yq"],
    style: { optionsWithValue: ["-f", "--from-file", "--arg", "--argjson", "-L"] },
    reads: [operands("all", "node"), option(["-f", "--from-file"])],
    cases: [
      { anyWord: /\benv\b|\$ENV/, variables: ["*"] },
      {
        options: ["-i", "--inplace"],
        reads: [operands("all", "node")],
        writes: [operands("all", "node")],
      },
    ],
    source: "https://jqlang.org/manual/",
  },
  {
    programs: ["openssl", "ssh-keygen"],
    style: {
      hasLongSingleDash: true,
      optionsWithValue: ["-in", "-out", "-keyout", "-config", "-f", "-CA", "-CAkey", "-key"],
    },
    isOpen: true,
    reads: ["/etc/ssl/**", option(["-in"]), option(["-config"]), option(["-key"])],
    writes: [option(["-out"]), option(["-keyout"]), option(["-f"])],
    source: "https://docs.openssl.org/master/man1/",
  },
  {
    programs: ["ssh-keyscan"],
    needsNetwork: true,
    reads: ["/etc/ssh/**"],
    source: "https://man.openbsd.org/ssh-keyscan",
  },
];
