import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@stagemap/checks";
import { dockerfileText, fileSketch, hostileText, marked, printSketch } from "@stagemap/testkit";
import fc from "fast-check";
import { decodeUtf8 } from "../../conformance/decode-utf8.ts";
import type { SampleFile } from "./examine.ts";

/** The Dockerfiles of a folder by name, each with the .dockerignore beside it; only every so many of them. */
export function filesOf(folder: string, every: number, isAll: boolean): readonly SampleFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".Dockerfile"));
  return names
    .toSorted()
    .filter((_, index) => index % every === 0)
    .map((name) => {
      const ignore = join(folder, name.replace(/\.Dockerfile$/, ".dockerignore"));
      return {
        name,
        text: decodeUtf8(readFileSync(join(folder, name))),
        dockerignore: existsSync(ignore) ? decodeUtf8(readFileSync(ignore)) : null,
        isAll,
      };
    });
}

/** Ways to write the same text that an edit easily gets wrong. */
const FORMS: ReadonlyMap<string, (text: string) => string> = new Map([
  ["as it is", (text) => text],
  ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["no line end", (text) => text.replace(/\n$/, "")],
  ["indented", (text) => text.replace(/^(?=[A-Z])/gm, "  ")],
  ["lower case", (text) => text.replace(/^[A-Z]+\b/gm, (word) => word.toLowerCase())],
  ["a header", (text) => `# syntax=docker/dockerfile:1\n# what it is\n\n${text}`],
  ["other escapes", (text) => `# escape=\`\n${text.replace(/\\\n/g, "`\n")}`],
  ["comments between", (text) => text.replace(/\n(?=[A-Z]{3,})/g, "\n# a remark\n")],
  ["continued", (text) => text.replace(/^([A-Z]+) /gm, "$1 \\\n  ")],
  ["a comment inside", (text) => text.replace(/^([A-Z]+) /gm, "$1 \\\n# why\n  ")],
  ["an empty line inside", (text) => text.replace(/^(RUN|ENV|LABEL) /gm, "$1 \\\n\n  ")],
  ["as trigger", (text) => text.replace(/^(?!FROM|ONBUILD|#)(?=[A-Z]{3,} )/gm, "ONBUILD ")],
  [
    "a stage on top",
    (text) => `${text.replace(/(?<!\n)$/, "\n")}FROM alpine\nCOPY --from=0 /a /b\n`,
  ],
]);

/** Every rule's own examples in many forms. */
export function examples(): readonly SampleFile[] {
  const seen = new Set<string>();
  const samples: SampleFile[] = [];
  for (const rule of rules) {
    const texts = [...rule.examples.map(({ bad }) => marked(bad).text), ...rule.good];
    for (const text of texts) {
      for (const [form, write] of FORMS) {
        const written = write(text);
        if (seen.has(written)) continue;
        seen.add(written);
        const name = `example of ${rule.id}, ${form}`;
        samples.push({ name, text: written, dockerignore: null, isAll: true });
      }
    }
  }
  return samples;
}

const SEED = 20_260_701;

/** Dockerfiles that never were, the same ones every time. */
export function generated(count: number): readonly SampleFile[] {
  const options = { numRuns: count, seed: SEED };
  const texts = [
    ...fc.sample(dockerfileText(), options),
    ...fc.sample(fileSketch(), options).map(printSketch),
    ...fc.sample(hostileText(), options),
  ];
  return texts.map((text, index) => ({
    name: `generated ${index}`,
    text,
    dockerignore: null,
    isAll: index % 2 === 0,
  }));
}
