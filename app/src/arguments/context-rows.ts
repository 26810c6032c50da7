import type { Analysis, NamedContextView } from "@stagemap/analysis";

/** What the panel says of one named context besides its name, value and places. */
export interface ContextRow {
  readonly context: NamedContextView;
  /** What the value is taken for: "image", "directory". */
  readonly kind: string;
  readonly remark: ContextRemark | null;
}

export interface ContextRemark {
  /** "wrong" when the build would refuse it or it does not count. */
  readonly kind: "wrong" | "note";
  readonly message: string;
}

const KINDS: Readonly<Record<NamedContextView["kind"], string>> = {
  image: "image",
  scratch: "empty image",
  "oci-layout": "OCI layout",
  target: "bake target",
  git: "Git repository",
  web: "download",
  directory: "directory",
  invalid: "",
};

/** The named contexts in the order of their giving. */
export function contextRows({ namedContexts }: Analysis): readonly ContextRow[] {
  return namedContexts.map((context) => ({
    context,
    kind: KINDS[context.kind],
    remark: remarkOn(context),
  }));
}

function remarkOn({ key, value, kind, problem, uses }: NamedContextView): ContextRemark | null {
  if (problem !== null) return { kind: "wrong", message: problem };
  const notes: string[] = [];
  if (uses.length === 0) {
    notes.push(`No stage and no image of this text is called ${key}, so it has no effect.`);
  }
  if (kind === "target") {
    notes.push("Only a bake file has targets: docker build on its own would refuse it.");
  }
  if (kind === "directory" && looksLikeImage(value)) {
    notes.push(
      `Docker takes this for a directory. An image is docker-image://${value.replace(/^docker-image:\/?/, "")}.`,
    );
  }
  return notes.length === 0 ? null : { kind: "note", message: notes.join(" ") };
}

/** "alpine:3.20", "ghcr.io/a/b" and the prefix without its slashes; not "./dir", "../a", "C:\\dir". */
function looksLikeImage(value: string): boolean {
  return /^docker-image:|^[a-z\d][\w.-]*(?::\d+)?(?:\/[\w.-]+)*:[\w][\w.-]*$|^[a-z\d-]+(?:\.[a-z\d-]+)+\/[\w./-]+$/.test(
    value,
  );
}

/** Names that a context can replace and none has yet: the stages', then the images', each once. */
export function suggestedNames({ picture, namedContexts }: Analysis): readonly string[] {
  const given = new Set(namedContexts.map(({ key }) => key));
  const names = [
    ...picture.stages.flatMap(({ name }) => (name === null ? [] : [name.toLowerCase()])),
    ...picture.images.flatMap(({ kind, label }) => (kind === "image" ? [label] : [])),
  ];
  return [...new Set(names)].filter((name) => !given.has(name) && !KEPT_NAMES.has(name));
}

/** Stages of these names are never replaced. */
const KEPT_NAMES = new Set(["scratch", "context"]);
