/** Recorded cases that are not compared, with the reason. docs/conformance.md repeats this list. */
export interface LeftOut {
  readonly file: string;
  readonly kind: string;
  /** The lines of the cases in their file; null for all of the kind. */
  readonly lines: readonly number[] | null;
  readonly reason: string;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    file: "buildkit-parser",
    kind: "detectSyntax",
    lines: [83, 86, 87, 88],
    reason:
      "Before BuildKit reads a file as a Dockerfile it looks for the name of a frontend behind a first line `#!…`, after `//` and in JSON. Stagemap reads every file as a Dockerfile.",
  },
  {
    file: "buildkit-parser",
    kind: "parseDirective",
    lines: [93],
    reason:
      "BuildKit finds `# check=` behind a first line `#!…`, too, although its parser takes that line for a comment that ends the directives. Stagemap reads directives as the parser does.",
  },
  {
    file: "buildkit-instructions",
    kind: "flags",
    lines: [14],
    reason: "It needs an instruction with five switches and four values; Docker has none.",
  },
  {
    file: "buildkit-instructions",
    kind: "nodeError",
    lines: [50, 51],
    reason: "A syntax tree made by hand, which no Dockerfile leads to.",
  },
  {
    file: "buildkit-instructions",
    kind: "docComments",
    lines: null,
    reason: "Stagemap shows no descriptions of stages and arguments.",
  },
  {
    file: "buildkit-shell",
    kind: "word",
    lines: [24, 92],
    reason:
      "Variables whose names match in any case, as when BuildKit itself runs on Windows. Stagemap answers as BuildKit on Linux.",
  },
  {
    file: "buildkit-convert",
    kind: "port",
    lines: [1],
    reason:
      "An empty port cannot be written: EXPOSE without a word is refused earlier, and an empty variable gives no word.",
  },
  {
    file: "buildkit-convert",
    kind: "convert",
    lines: [21, 67],
    reason:
      "A target that does not exist. In Stagemap one picks a target from those that exist; a link to another opens with the last stage.",
  },
  {
    file: "buildkit-convert",
    kind: "addEnv",
    lines: [30],
    reason:
      "An environment that has one name twice. No Dockerfile leads to it, and Stagemap reads no image configurations.",
  },
  {
    file: "buildkit-convert",
    kind: "envMap",
    lines: [41],
    reason:
      "A helper of BuildKit's tests, which keeps the first of two arguments. A build keeps the last, and so does Stagemap.",
  },
  {
    file: "buildkit-convert",
    kind: "proxyEnv",
    lines: null,
    reason: "Proxy settings concern the running of commands, which Stagemap does not do.",
  },
  {
    file: "buildkit-convert",
    kind: "history",
    lines: null,
    reason: "The history of the built image, which Stagemap does not make.",
  },
  {
    file: "buildkit-gitref",
    kind: "fragmentFormat",
    lines: [47, 48, 64],
    reason:
      "“github.com/…” without a scheme is a repository only as a build context. In a Dockerfile it is a path.",
  },
  {
    file: "hadolint-sample",
    kind: "file",
    lines: [390],
    reason:
      "hadolint forgets SHELL behind ONBUILD. The image's configuration keeps the shell, and builds on top of the image run what ONBUILD left with it.",
  },
];
