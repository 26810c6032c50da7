import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildModel } from "@stagemap/model";
import { planSplit } from "@stagemap/refactor";
import type { SplitPlan } from "@stagemap/refactor";
import { parse } from "@stagemap/syntax";
import { harmOf, spliced } from "../harm/contract.ts";
import { readText } from "../harm/reading.ts";
import type { Reading } from "../harm/reading.ts";

const USAGE = `Splits every Dockerfile of a folder into build and runtime, and says by ecosystem what came of it.

  npm run split-table -- [DIR] [--show]   DIR has Dockerfiles, itself or in files/ (../shared/corpus)
                                          --show prints every converted file and every refusal
`;

/** What came of the files of one ecosystem. */
interface Row {
  converted: number;
  unchanged: number;
  readonly refused: Map<string, number>;
}

/** Runs the tool. Gives the exit code: 0, 1 when a converted file breaks a promise, 2 for wrong use. */
export function main(commandArguments: readonly string[], folder: string): number {
  const isShown = commandArguments.includes("--show");
  const [named = "../shared/corpus", ...others] = commandArguments.filter(
    (word) => word !== "--show",
  );
  const top = resolve(folder, named);
  const files = existsSync(join(top, "files")) ? join(top, "files") : top;
  if (others.length > 0 || !existsSync(files)) {
    process.stderr.write(existsSync(files) ? USAGE : `There is no folder ${files}.\n\n${USAGE}`);
    return 2;
  }
  const rows = new Map<string, Row>();
  const faults: string[] = [];
  let multiStage = 0;
  const names = readdirSync(files).filter((name) => /(?:^|\.)Dockerfile$|^Dockerfile\./.test(name));
  for (const name of names.toSorted()) {
    const text = readFileSync(join(files, name), "utf8");
    const model = buildModel(parse(text), { target: null });
    if (model.stages.length !== 1) multiStage++;
    const plan = planSplit(model);
    note(rows, plan);
    const found = plan.ok ? brokenPromises(text, plan, { name, files }) : [];
    for (const fault of found) faults.push(`${name}: ${fault}`);
    if (isShown) process.stdout.write(shown(name, text, plan));
  }
  const parts = `${names.length} files, ${multiStage} of them with several stages`;
  process.stdout.write(`${parts}\n\n${table(rows)}\n`);
  process.stdout.write(
    `${faults.length} broken promises\n${faults.map((fault) => `  ${fault}\n`).join("")}`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** What a converted file must not be: refused by BuildKit, worse to a rule, without a comment, no smaller. */
function brokenPromises(
  text: string,
  plan: Extract<SplitPlan, { readonly ok: true }>,
  { name, files }: { readonly name: string; readonly files: string },
): readonly string[] {
  const path = join(files, `${basename(name, ".Dockerfile")}.dockerignore`);
  const dockerignore = existsSync(path) ? readFileSync(path, "utf8") : null;
  const after = spliced(text, plan.edits);
  const read = (source: string, isAll: boolean) => readText(source, { dockerignore, isAll });
  const found = [
    ...harmOf(read(text, false), read(after, false), false),
    ...newRules(read(text, true), read(after, true)),
  ].filter((fault) => !INHERENT.test(fault));
  const { sizes } = plan;
  if (sizes.after.megabytes >= sizes.before.megabytes) found.push("it is no smaller");
  return [...new Set(found)];
}

/**
 * What comes with a second stage however it is written: it has packages of its own that somebody may want to pin, no health check
 * where nothing runs, a name that a comment above it could begin with, and where both stages have the user, his name twice.
 */
const INHERENT =
  /(?:one more of|now) (?:DL3008|DL3016|DL3018|DL3033|DL3041|DL3057|DL3066|InvalidDefinitionDescription)$/;

/** Rules that find something now and found nothing before, those included that are off by default. */
function newRules(before: Reading, after: Reading): readonly string[] {
  return after.rules
    .filter((rule) => !before.rules.includes(rule))
    .map((rule) => `with all rules, there is now ${rule}`);
}

function note(rows: Map<string, Row>, plan: SplitPlan): void {
  const title = plan.ecosystem ?? "nothing recognised";
  const row = rows.get(title) ?? { converted: 0, unchanged: 0, refused: new Map<string, number>() };
  rows.set(title, row);
  if (plan.ok) row.converted++;
  else if (plan.kind === "nothing-gained") row.unchanged++;
  else {
    // The same reason for other lines is the same.
    const reason = (plan.reasons[0]?.message ?? "")
      .replace(/^“.*?” \(line \d+\): /, "")
      .replace(/“[^”]*”/g, "“…”")
      .replace(/line-\d+/g, "line-…");
    row.refused.set(reason, (row.refused.get(reason) ?? 0) + 1);
  }
}

function byTitle([a]: readonly [string, Row], [b]: readonly [string, Row]): number {
  return a < b ? -1 : 1;
}

function table(rows: ReadonlyMap<string, Row>): string {
  const lines = [
    "| Ecosystem | Converted | Nothing gained | Refused |",
    "| --- | --: | --: | --: |",
  ];
  const reasons: string[] = [];
  for (const [title, { converted, unchanged, refused }] of [...rows].toSorted(byTitle)) {
    const count = [...refused.values()].reduce((sum, each) => sum + each, 0);
    lines.push(`| ${title} | ${converted} | ${unchanged} | ${count} |`);
    for (const [reason, times] of [...refused].toSorted((a, b) => b[1] - a[1])) {
      reasons.push(`${String(times).padStart(5)}  ${title}: ${reason}`);
    }
  }
  return `${lines.join("\n")}\n\nRefused, by reason:\n${reasons.join("\n")}\n`;
}

function shown(name: string, text: string, plan: SplitPlan): string {
  const title = `===== ${name} (${plan.ecosystem ?? "nothing recognised"})\n`;
  if (plan.ok) return `${title}${spliced(text, plan.edits)}\n`;
  return `${title}${plan.kind}: ${plan.reasons.map(({ message }) => message).join(" ")}\n`;
}
