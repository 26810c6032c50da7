import type { ProgramRow } from "../rows.ts";
import { operands } from "../rows.ts";

const PYTHON_PLACES = ["/usr/local/lib/python*/**", "/usr/lib/python*/**"];

/** Interpreters and compilers, as far as a call of theirs can be known. */
export const LANGUAGES: readonly ProgramRow[] = [
  {
    programs: ["python", "python3", "python2", "pypy3", "virtualenv"],
    style: { optionsWithValue: ["-m", "-c", "-W", "-X", "-p", "--python"] },
    reads: PYTHON_PLACES,
    variables: ["PYTHON*", "VIRTUAL_ENV"],
    isOpen: true,
    cases: [
      {
        anyWord: /^(?:venv|virtualenv)$/,
        reads: PYTHON_PLACES,
        writes: [operands("last", "tree")],
        isOpen: false,
      },
      {
        programs: ["virtualenv"],
        reads: PYTHON_PLACES,
        writes: [operands("last", "tree"), "~/.local/share/virtualenv/**"],
        isOpen: false,
      },
      {
        anyWord: /^ensurepip$/,
        reads: PYTHON_PLACES,
        writes: [...PYTHON_PLACES, "/usr/local/bin/*", "~/.local/**"],
        isOpen: false,
      },
    ],
    source: "https://docs.python.org/3/using/cmdline.html",
  },
  {
    programs: ["corepack"],
    reads: ["./package.json", "/usr/local/lib/node_modules/**"],
    writes: ["/usr/local/bin/*", "/usr/bin/*", "~/.cache/**", "./package.json"],
    variables: ["COREPACK_*", "NODE_*", "XDG_*"],
    needsNetwork: true,
    cases: [
      {
        word: /^(?:enable|disable)$/,
        reads: ["/usr/local/lib/node_modules/**", "/usr/lib/node_modules/**"],
        writes: ["/usr/local/bin/*", "/usr/bin/*"],
        needsNetwork: false,
      },
      {
        word: /^(?:prepare|install)$/,
        reads: ["./package.json", "/usr/local/lib/node_modules/**", "~/.cache/**"],
        writes: ["~/.cache/**", "/usr/local/bin/*"],
      },
    ],
    source: "https://github.com/nodejs/corepack#readme",
  },
  {
    programs: [
      "docker-php-ext-install",
      "docker-php-ext-enable",
      "docker-php-ext-configure",
      "pecl",
      "phpize",
    ],
    reads: ["/usr/src/**", "/usr/local/**", "/usr/include/**", "/etc/**"],
    writes: [
      "/usr/src/**",
      "/usr/local/lib/php/**",
      "/usr/local/include/**",
      "/usr/local/etc/php/**",
      "/tmp/**",
      "/var/cache/**",
      "/var/lib/**",
      "/usr/bin/**",
      "/usr/lib/**",
      "/usr/share/**",
      "/usr/include/**",
      "/etc/**",
    ],
    variables: ["PHP*", "CC", "CXX", "CFLAGS", "CPPFLAGS", "LDFLAGS", "MAKEFLAGS"],
    needsNetwork: true,
    source: "https://github.com/docker-library/docs/blob/master/php/README.md",
  },
  {
    programs: ["a2enmod", "a2dismod", "a2ensite", "a2dissite", "a2enconf"],
    reads: ["/etc/apache2/**"],
    writes: ["/etc/apache2/**", "/var/lib/apache2/**"],
    source: "https://manpages.debian.org/stable/apache2/a2enmod.8.en.html",
  },
];
