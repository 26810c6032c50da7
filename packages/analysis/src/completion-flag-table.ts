import type { InstructionName } from "@stagemap/syntax";

/** A flag as it is told of while one writes it. */
export interface FlagGuide {
  readonly name: string;
  /** What stands behind the "="; null for a flag that needs nothing there. */
  readonly form: string | null;
  /** One sentence. */
  readonly note: string;
  readonly isRepeated: boolean;
}

const flag = (name: string, form: string | null, note: string, isRepeated = false): FlagGuide => ({
  name,
  form,
  note,
  isRepeated,
});

const LINK = flag(
  "link",
  null,
  "Makes a layer that does not depend on those below, so that it stays cached when they change.",
);
const CHOWN = flag("chown", "user[:group]", "Whose the files are in the image; root’s without it.");
const CHMOD = flag("chmod", "mode", "What may be done with the files: `755`, or `u=rwX,go=rX`.");
const EXCLUDE = flag("exclude", "pattern", "Leaves out what fits the pattern.", true);

/** Every flag that BuildKit knows (instructions/parse.go), those that are written most first. */
const FLAGS: ReadonlyMap<InstructionName, readonly FlagGuide[]> = new Map([
  [
    "FROM",
    [
      flag(
        "platform",
        "os/arch",
        "The platform of the image; `$BUILDPLATFORM` for tools that run in the build.",
      ),
    ],
  ],
  [
    "COPY",
    [
      flag("from", "stage|image", "Copies from a stage above, an image or a named context."),
      CHOWN,
      LINK,
      CHMOD,
      flag("parents", null, "Keeps the directories that the sources lie in."),
      EXCLUDE,
    ],
  ],
  [
    "ADD",
    [
      CHOWN,
      flag("checksum", "sha256:…", "What a fetched file must come to, or the build fails."),
      LINK,
      CHMOD,
      flag("keep-git-dir", null, "Keeps the `.git` directory of a repository that is fetched."),
      flag("unpack", null, "Whether an archive is unpacked."),
      EXCLUDE,
    ],
  ],
  [
    "RUN",
    [
      flag(
        "mount",
        "type=…,target=…",
        "Shows a cache, files, a secret or an agent to this command alone.",
        true,
      ),
      flag("network", "default|none|host", "Which network the command may use."),
      flag("security", "sandbox|insecure", "Whether the command runs without its sandbox."),
      flag("device", "name", "Gives a device to the command.", true),
    ],
  ],
  [
    "HEALTHCHECK",
    [
      flag("interval", "duration", "How long to wait between two checks: `30s`."),
      flag("timeout", "duration", "After how long a check has failed: `30s`."),
      flag("start-period", "duration", "How long failures do not count at the start: `0s`."),
      flag("retries", "count", "How many failures in a row make the container unhealthy: `3`."),
      flag("start-interval", "duration", "The wait between checks at the start: `5s`."),
    ],
  ],
]);

export function flagGuides(name: InstructionName | null): readonly FlagGuide[] {
  return name === null ? [] : (FLAGS.get(name) ?? []);
}
