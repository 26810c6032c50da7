/** What a log says: the files of each commit that names any. */
export interface ReadCommits {
  /** The files of each commit; those without any are left out. */
  readonly commits: readonly (readonly string[])[];
  /** How many lines begin a commit. */
  readonly headers: number;
}

// Built from its number, since the character itself is invisible.
const ESCAPE = String.fromCodePoint(27);
const COLOR = new RegExp(`${ESCAPE}\\[[0-9;]*m`, "g");
const FULL_HEADER = /^commit [0-9a-f]{7,64}\b/;
const SHORT_HEADER = /^[0-9a-f]{7,64}(?:$|[\s|,;:])/;
const FIELD =
  /^(?:Author|AuthorDate|Commit|CommitDate|Date|Merge|Reflog|Reflog message|Notes|gpg|Signed-off-by|Co-authored-by)(?: ?\(.*\))?: ?/i;
const SUMMARY = /^ ?\d+ files? changed\b/;
const STATUS = /^(?:[ACDMTUXB]|[RC]\d{1,3})\t(?:.*\t)?([^\t]+)$/;
const COUNTS = /^(?:\d+|-)\t(?:\d+|-)\t(.+)$/;
const STATISTICS = /^ (\S.*?) +\| +(?:\d+|Bin\b)/;
const RAW = /^:\d{6} \d{6} .*\t(?:.*\t)?([^\t]+)$/;

/**
 * Reads what `git log` prints with --name-only, --name-status, --numstat, --stat or --raw, in any --pretty, with --graph and colours. Lines
 * that name no file are passed over.
 */
export function readCommits(text: string): ReadCommits {
  const lines = withoutGraph(text.replace(COLOR, "").split(/\r?\n|\0/));
  const hasFull = lines.some((line) => FULL_HEADER.test(line));
  const hasShort = lines.some((line) => SHORT_HEADER.test(line));
  const commits: string[][] = [];
  let headers = 0;
  let current: string[] = [];
  const end = (): void => {
    if (current.length > 0) commits.push(current);
    current = [];
  };
  for (const line of lines) {
    if (hasFull ? FULL_HEADER.test(line) : SHORT_HEADER.test(line)) {
      headers++;
      end();
    } else if (line.trim() === "") {
      if (!hasFull && !hasShort) end();
    } else {
      const path = pathOf(line);
      if (path !== null) current.push(path);
      else if (!hasFull && !hasShort && !SUMMARY.test(line)) end();
    }
  }
  end();
  return { commits, headers };
}

/** `--graph` draws lines to the left of all others; next to the last commit there are only spaces left. */
function withoutGraph(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /^[|\\/ ]*\* \S/.test(line))) return lines;
  return lines.map((line) => line.replace(/^ {2}(?! *[*|\\/] )|^(?: *[*|\\/_]+ ?)+/, ""));
}

function pathOf(line: string): string | null {
  if (FIELD.test(line) || SUMMARY.test(line)) return null;
  const [, listed] =
    STATUS.exec(line) ?? COUNTS.exec(line) ?? STATISTICS.exec(line) ?? RAW.exec(line) ?? [];
  if (listed !== undefined) return plain(listed);
  // Messages are indented.
  if (/^\s/.test(line)) return null;
  return isPath(line) ? plain(line) : null;
}

/** Names without an ending that lie at the top of many projects. */
const BARE =
  /^(?:Dockerfile|Makefile|Gemfile|Pipfile|Rakefile|Procfile|LICEN[CS]E|NOTICE|README|CHANGELOG|CODEOWNERS|VERSION|BUILD|WORKSPACE|Jenkinsfile|Vagrantfile|mvnw|gradlew|artisan|[A-Z]+)(?:\.\w+)?$/;

function isPath(line: string): boolean {
  const text = line.replace(/^"(.*)"$/, "$1").trimEnd();
  if (/^[a-z]+:\/\//i.test(text) || /[<>|?*]/.test(text)) return false;
  if (/\s/.test(text)) return /^[^\s:]+\/.*\.\w+$/.test(text);
  return text.includes("/") || /^\.?[\w@+-][\w@+.-]*\.[\w-]+$|^\.\w/.test(text) || BARE.test(text);
}

/** Without quotes, Git's escapes and the two names of a rename. */
function plain(text: string): string {
  const bare = text
    .trimEnd()
    .replace(/^"(.*)"$/, "$1")
    .replace(/\{[^{}]* => ([^{}]*)\}/, "$1")
    .replace(/^.* => /, "");
  return bare.replace(/\/{2,}/g, "/").replace(/^\.\//, "");
}
