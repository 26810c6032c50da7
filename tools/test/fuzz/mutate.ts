import type { Random } from "./random.ts";

/** What Dockerfiles are made of, and what breaks programs that read them. */
const FRAGMENTS: readonly string[] = [
  ..."FROM |FROM a AS b\n|RUN |COPY |COPY --from=|ADD |ENV |ARG |LABEL |ONBUILD |SHELL [|CMD |USER ".split(
    "|",
  ),
  ..."--mount=type=cache,target=|--mount=type=secret,id=a|--link |--parents |--exclude=|--chown=a:b ".split(
    "|",
  ),
  ..."# syntax=a\n|# escape=`\n|# check=skip=all\n|# hadolint ignore=DL3006\n|#|\\\n|`\n|<<EOF\n|EOF\n|<<-'A' ".split(
    "|",
  ),
  ..."${|${a:-|$a|}|$(|)|`|\"|'|[|]|{|;|&&|\\|\\||>|*|**|!|?|/|../|./|.|@sha256:|:|=|,|-|--".split(
    "|",
  ),
  "\n",
  "\r\n",
  "\r",
  "\t",
  " ",
  "\0",
  "\uFEFF",
  "\u0085",
  "\u00A0",
  "\u2028",
  "\u202E",
  "\uD83D",
  "\uDC0B",
  "🐋",
  "__proto__",
  "constructor",
  "toString",
  "</script><img src=x onerror=alert(1)>",
  "((((((((((",
  "ARG [=1\n",
  "ENV (+=2 ",
  "$[",
  "${(+}",
  "aaaaaaaaaaaaaaaaaaaaaaaa!",
  "${".repeat(50),
  "\\\n".repeat(20),
  "RUN <<A <<B <<C\n",
  "apt-get update && apt-get install -y curl",
  "npm ci",
  "pip install -r requirements.txt",
  "go build -o /app .",
];

type Change = (text: string, random: Random, others: readonly string[]) => string;

const CHANGES: readonly Change[] = [
  (text, random) => spliced(text, random, 0, random.pick(FRAGMENTS) ?? ""),
  (text, random) => spliced(text, random, 1 + random.below(8), ""),
  (text, random) => spliced(text, random, random.below(4), random.pick(FRAGMENTS) ?? ""),
  (text, random) => spliced(text, random, random.below(200), ""),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => changeLines(text, random, (lines, at) => lines.splice(at, 1)),
  (text, random) => changeLines(text, random, (lines, at) => lines.splice(at, 0, lines[at] ?? "")),
  (text, random) =>
    changeLines(text, random, (lines, at) => {
      const [line = ""] = lines.splice(at, 1);
      lines.splice(random.below(lines.length + 1), 0, line);
    }),
  (text, random, others) => {
    const lines = (random.pick(others) ?? "").split("\n");
    const start = random.below(lines.length);
    const taken = lines.slice(start, start + 1 + random.below(6));
    return changeLines(text, random, (own, at) => own.splice(at, 0, ...taken));
  },
  (text, random) => (random.below(4) === 0 ? text.replaceAll("\n", "\r\n") : text),
];

/** A text with a few changes that nobody would make on purpose. */
export function mutate(text: string, random: Random, others: readonly string[]): string {
  let mutated = text;
  for (let count = 1 + random.below(4); count > 0; count--) {
    mutated = random.pick(CHANGES)?.(mutated, random, others) ?? mutated;
  }
  return mutated;
}

function spliced(text: string, random: Random, length: number, inserted: string): string {
  const start = random.below(text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

function changeLines(
  text: string,
  random: Random,
  change: (lines: string[], at: number) => void,
): string {
  const lines = text.split("\n");
  change(lines, random.below(lines.length));
  return lines.join("\n");
}
