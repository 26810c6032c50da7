import type { InstructionName } from "@stagemap/syntax";

/** An instruction as it is told of while one writes it. */
export interface InstructionGuide {
  readonly name: InstructionName;
  /** One sentence. */
  readonly note: string;
  /** Its words behind the flags, in order; what ends in "…" may stand several times. */
  readonly words: readonly GuideWord[];
}

export interface GuideWord {
  readonly label: string;
  readonly note: string;
}

const guide = (
  name: InstructionName,
  note: string,
  words: Readonly<Record<string, string>>,
): InstructionGuide => ({
  name,
  note,
  words: Object.entries(words).map(([label, each]) => ({ label, note: each })),
});

/** Every instruction, those that are written most first. */
export const GUIDES: readonly InstructionGuide[] = [
  guide("FROM", "Starts a stage on an image, or on a stage above.", {
    "image|stage": "What the stage starts with: an image, a stage above, or `scratch` for nothing.",
    AS: "The word `AS`, where the stage gets a name.",
    name: "The stage's name, which others copy from and build on; in lower case.",
  }),
  guide("RUN", "Runs a command and keeps what it leaves behind as a layer.", {
    "command…": "What the shell runs, or a JSON array for a program without a shell.",
  }),
  guide("COPY", "Copies files from the build context, or from another stage with `--from`.", {
    "source…": "Paths in the build context, or in what `--from` names.",
    destination: "Where they go; a path that ends in `/` is a directory.",
  }),
  guide("WORKDIR", "Sets the directory for what follows, and makes it where it is missing.", {
    path: "A directory; a relative one counts from the directory so far.",
  }),
  guide("ENV", "Sets variables for the steps below and for what runs in the container.", {
    "key=value…": "A name and its value; several may follow each other.",
  }),
  guide("ARG", "Declares a value that can be given for the build.", {
    "name[=default]…": "A name, and the value that it has when none is given.",
  }),
  guide("USER", "Sets the user for the steps below and for what runs in the container.", {
    "user[:group]": "A name or a number; a group may follow behind a colon.",
  }),
  guide("EXPOSE", "Says on which ports the container listens.", {
    "port[/protocol]…": "A port or a range, with `/udp` where it is not TCP.",
  }),
  guide(
    "CMD",
    "What the container runs unless it is told otherwise, or arguments for `ENTRYPOINT`.",
    {
      "command…": 'A JSON array as `["program", "argument"]`; other text goes through a shell.',
    },
  ),
  guide("ENTRYPOINT", "The program that the container runs.", {
    "command…": 'A JSON array as `["program", "argument"]`; other text goes through a shell.',
  }),
  guide("HEALTHCHECK", "Says how to find out whether the container still works.", {
    "CMD|NONE": "`CMD` with a command behind it, or `NONE` to switch off the image's own check.",
    "command…": "Exits with 0 when all is well and with 1 when it is not.",
  }),
  guide("ADD", "Copies files as `COPY` does, fetches addresses and unpacks archives.", {
    "source…": "Paths in the build context, addresses, or repositories of Git.",
    destination: "Where they go; a path that ends in `/` is a directory.",
  }),
  guide("LABEL", "Writes facts about the image into it.", {
    "key=value…": "A name and its value; several may follow each other.",
  }),
  guide("VOLUME", "Says which directories hold data that outlives the container.", {
    "path…": "Directories, one word each, or a JSON array.",
  }),
  guide("SHELL", "Sets the shell for the steps below that are written without a JSON array.", {
    "[program, argument…]": "A JSON array: the shell and what stands before the command.",
  }),
  guide("STOPSIGNAL", "Sets the signal that asks the container to stop.", {
    signal: "A name or a number.",
  }),
  guide("ONBUILD", "Keeps an instruction for the build of images that stand on this one.", {
    instruction: "Any but `FROM`, `ONBUILD` and `MAINTAINER`.",
  }),
  guide("MAINTAINER", "Names who looks after the image; a `LABEL` does that today.", {
    name: "A name or an address.",
  }),
];

const BY_NAME: ReadonlyMap<InstructionName, InstructionGuide> = new Map(
  GUIDES.map((each) => [each.name, each]),
);

export function guideTo(name: InstructionName): InstructionGuide | null {
  return BY_NAME.get(name) ?? null;
}
