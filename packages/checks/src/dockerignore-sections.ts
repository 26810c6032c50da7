import type { ProjectEvidence } from "./dockerignore-evidence.ts";

/** Lines of a .dockerignore with the reason for them. */
export interface Section {
  readonly why: string;
  readonly lines: readonly string[];
  /** The ecosystem that it is for, and those whose build has to fetch or make it anew; always there without. */
  readonly of?: string;
  readonly isMadeAnew?: boolean;
}

/** A folder in each project of the repository: names like "target" are also those of source folders elsewhere. */
const IN_ROOTS = "<root>/";

const SECTIONS: readonly Section[] = [
  {
    why: "History: large, and every commit would change the copy. Take the line out if the build asks Git for its version",
    lines: [".git", ".gitattributes"],
  },
  {
    why: "Secrets and settings of this machine: they do not belong in a layer",
    lines: [
      "**/.env",
      "**/.env.local",
      "**/.env.*.local",
      "**/.netrc",
      "**/.aws",
      "**/.ssh",
      "**/id_rsa*",
      "**/id_ed25519*",
      "**/*.key",
      "**/*-key.pem",
      "**/*.p12",
      "**/*.pfx",
    ],
  },
  {
    why: "What builds the image is not part of it",
    lines: [
      "**/Dockerfile*",
      "**/*.Dockerfile",
      "**/.dockerignore",
      "**/compose*.y*ml",
      "**/docker-compose*.y*ml",
    ],
  },
  {
    why: "Settings of CI and editors, and leftovers of systems",
    lines: [
      ".github",
      ".gitlab-ci.yml",
      ".circleci",
      "**/.idea",
      "**/.vscode",
      "**/.vs",
      "**/.DS_Store",
      "**/*.swp",
    ],
  },
  {
    of: "node",
    isMadeAnew: true,
    why: "The image installs its own packages, for its own system",
    lines: ["**/node_modules", ".pnpm-store"],
  },
  {
    of: "node",
    isMadeAnew: true,
    why: "Caches of build tools, which change with every run",
    lines: [
      "**/.cache",
      "**/.parcel-cache",
      "**/.turbo",
      "**/.angular",
      "**/*.tsbuildinfo",
      "<root>/coverage",
      "**/.nyc_output",
    ],
  },
  {
    of: "node",
    why: "Logs of package managers",
    lines: ["**/npm-debug.log*", "**/yarn-debug.log*", "**/yarn-error.log*", "**/pnpm-debug.log*"],
  },
  {
    of: "python",
    why: "Python compiles again in the image",
    lines: ["**/__pycache__", "**/*.py[cod]"],
  },
  {
    of: "python",
    isMadeAnew: true,
    why: "Environments have paths and programs of this machine in them",
    lines: ["**/.venv", "**/venv", "**/*.egg-info"],
  },
  {
    of: "python",
    why: "Caches of test and lint tools",
    lines: [
      "**/.pytest_cache",
      "**/.mypy_cache",
      "**/.ruff_cache",
      "**/.tox",
      "**/.nox",
      "**/.coverage",
      "**/htmlcov",
      "**/.ipynb_checkpoints",
    ],
  },
  {
    of: "go",
    why: "Test programs and coverage of this machine",
    lines: ["**/*.test", "**/coverage.out", "**/cover.out"],
  },
  {
    of: "rust",
    isMadeAnew: true,
    why: "What Cargo builds, often gigabytes",
    lines: ["<root>/target", "**/*.rs.bk"],
  },
  {
    of: "java",
    isMadeAnew: true,
    why: "What Maven and Gradle build",
    lines: ["<root>/target", "*/target", "<root>/build", "*/build", "**/.gradle", "**/*.class"],
  },
  {
    of: "dotnet",
    isMadeAnew: true,
    why: "What .NET builds, with paths of this machine in it",
    lines: ["**/bin/Debug", "**/bin/Release", "**/obj", "**/*.user", "**/TestResults"],
  },
  {
    of: "php",
    isMadeAnew: true,
    why: "The image installs its own packages",
    lines: ["<root>/vendor"],
  },
  {
    of: "php",
    why: "Logs and caches of this machine",
    lines: [
      "storage/logs/*",
      "var/cache",
      "var/log",
      "**/.phpunit.cache",
      "**/.phpunit.result.cache",
    ],
  },
  {
    of: "ruby",
    isMadeAnew: true,
    why: "The image installs its own gems",
    lines: ["<root>/.bundle", "<root>/vendor/bundle"],
  },
  { of: "ruby", why: "Logs and temporary files", lines: ["log/*", "tmp/*", "coverage"] },
  {
    of: "elixir",
    isMadeAnew: true,
    why: "What Mix fetches and builds",
    lines: ["<root>/_build", "<root>/deps", "**/.elixir_ls", "**/erl_crash.dump"],
  },
  { of: "swift", isMadeAnew: true, why: "What Swift builds", lines: ["<root>/.build"] },
  {
    of: "haskell",
    isMadeAnew: true,
    why: "What the compiler builds",
    lines: ["**/.stack-work", "<root>/dist-newstyle"],
  },
  {
    of: "native",
    why: "Objects and settings of builds on this machine, over which CMake stumbles",
    lines: ["**/*.o", "**/*.obj", "**/CMakeCache.txt", "**/CMakeFiles", "cmake-build-*"],
  },
];

/** What is to be left out of a project, by what its Dockerfile gives away. */
export function sectionsOf(evidence: ProjectEvidence): readonly Section[] {
  const { ecosystems, fetched, outputs, buildsFrontEnd } = evidence;
  const wanted = SECTIONS.filter(({ of, isMadeAnew = false }) => {
    if (of === undefined) return true;
    return isMadeAnew ? fetched.has(of) : ecosystems.has(of);
  });
  const made: readonly Section[] =
    outputs.size === 0
      ? []
      : [
          {
            why: "The build makes it, and an old one would hide that it failed",
            lines: [...outputs].map((name) => `${IN_ROOTS}${name}`),
          },
        ];
  // Tools of front ends read these at build time, and they hold no secrets there.
  const settings: readonly Section[] = buildsFrontEnd
    ? []
    : [
        {
          why: "Settings with secrets, given when the container starts",
          lines: ["**/.env.prod*", "**/.env.staging*", "**/.env.dev*"],
        },
      ];
  return [...wanted, ...made, ...settings].map(({ why, lines }) => ({
    why,
    lines: lines.flatMap((line) => inRoots(line, evidence)),
  }));
}

function inRoots(line: string, { roots }: ProjectEvidence): readonly string[] {
  if (!line.startsWith(IN_ROOTS)) return [line];
  const rest = line.slice(IN_ROOTS.length);
  return roots.map((root) => (root === "" ? rest : `${root}/${rest}`));
}
