import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hostileText } from "@stagemap/testkit";
import { applyEdits } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadNames, loadStageActions } from "../src/index.ts";
import type { ActionPlan, NameView } from "../src/index.ts";

const { namesIn } = await loadNames();
const { planOf } = await loadStageActions();

function variablesOf(dockerfile: string): readonly NameView[] {
  return namesIn({ dockerfile, target: null }).filter(({ kind }) => kind === "variable");
}

function renamed(dockerfile: string, variable: NameView, newName: string): ActionPlan {
  const places = variable.places.map(({ span }) => span);
  const input = { dockerfile, target: null };
  return planOf(input, { kind: "rename-variable", name: variable.title, newName, places });
}

/** Renames the first variable `V` to `W`. */
function renameV(dockerfile: string): ActionPlan {
  const variable = variablesOf(dockerfile).find(({ title }) => title === "V");
  if (variable === undefined) throw new Error("no variable V");
  return renamed(dockerfile, variable, "W");
}

test.each([
  ["a global argument", "ARG V=1\nFROM a:$V\nARG V\nRUN x ${V:-2}\n"],
  ["quotes and defaults", "FROM a\nARG V=1\nLABEL a=\"$V\" b='$V' c=${V:+x}\n"],
  ["an environment", "FROM a\nENV V=1 X=y\nWORKDIR /$V\nCMD echo $V\n"],
  ["its own value", "FROM a\nENV V=1\nENV V=$V:2\n"],
  ["a stage on top", 'FROM a AS b\nENV V=1\nFROM b\nRUN echo "$V"\n'],
  ["a script", 'FROM a\nARG V=1\nRUN a $V && b "x${V%.*}" $(c $V) `d $V` > /x/$V\n'],
  ["a script in a script", "FROM a\nARG V=1\nRUN sh -c 'echo $V'\n"],
  ["a heredoc", "FROM a\nARG V=1\nRUN <<E\necho $V\nE\n"],
  ["a file from a heredoc", "FROM a\nARG V=1\nCOPY <<E /x\n$V\nE\n"],
  ["continued lines", "FROM a\nARG V=1\nRUN a \\\n  # $V is not meant\n  $V\n"],
  ["mounts", "FROM a\nARG V=1\nRUN --mount=type=cache,target=/$V x $V\n"],
  ["what is only text", "FROM a\nARG V=1\nRUN echo V xV $Vx $V /V\n"],
  ["length and arithmetic with a dollar", "FROM a\nARG V=1\nRUN echo ${#V} $(( $V + 1 ))\n"],
  ["carriage returns", "ARG V=1\r\nFROM a:$V\r\n"],
])("renames in every place: %s", (_, text) => {
  const plan = renameV(text);
  expect(plan).toMatchObject({ ok: true });
  if (!plan.ok) return;
  const after = applyEdits(text, plan.edits);
  const left = after.replaceAll("'$V'", "").replaceAll("# $V is not meant", "");
  expect(left).not.toMatch(/\$\{?#?V\b|(?:ARG|ENV) V\b/);
  const variable = variablesOf(after).find(({ title }) => title === "W");
  const back = variable === undefined ? null : renamed(after, variable, "V");
  expect(back?.ok === true && applyEdits(after, back.edits)).toBe(text);
});

test("leaves alone what is another variable of that name", () => {
  const text = "FROM a\nARG V=1\nRUN $V\nFROM b\nARG V=2\nRUN $V\n";
  const plan = renameV(text);
  expect(plan.ok && applyEdits(text, plan.edits)).toBe(
    "FROM a\nARG W=1\nRUN $W\nFROM b\nARG V=2\nRUN $V\n",
  );
});

test.each([
  ["FROM a\nARG V=1\nENV W=2\n", "Line 3 names W already."],
  ["FROM a\nARG V=1\nRUN echo $W\n", "Line 3 names W already."],
  ["FROM a\nRUN echo $V\n", "No line sets V: it comes from the base image, or from nowhere."],
  ["FROM a\nARG V=1\nRUN V=2 x $V\n", "“RUN V=2 x $V” (line 3) sets V itself."],
  ["FROM a\nARG V=1\nRUN export V && x\n", "look for V by its name."],
  ["FROM a\nARG V=1\nRUN for V in 1 2; do x; done\n", "sets V itself."],
  ["FROM a\nARG V=1\nRUN echo ${!V}\n", "for the name of another variable."],
  ["FROM a\nARG V=1\nRUN echo $((V+1))\n", "reckons with V without a “$”."],
  ["FROM a\nARG V=1\nRUN awk '{print $V}' x\n", "where the shell does not replace it"],
  ['FROM a\nARG V=1\nSHELL ["powershell", "-c"]\nRUN echo $V\n', "is not read here"],
])("refuses what nobody can be sure of: %j", (text, message) => {
  const plan = renameV(text);
  expect(plan.ok ? "" : plan.reasons.map((reason) => reason.message).join("\n")).toContain(message);
});

test.each(["1a", "a-b", "", "TARGETPLATFORM", "HTTP_PROXY"])("refuses the name %j", (newName) => {
  const text = "FROM a\nARG V=1\n";
  const [variable] = variablesOf(text);
  expect(variable !== undefined && renamed(text, variable, newName).ok).toBe(false);
});

test("refuses a name that a program looks for", () => {
  const text = "FROM node:22\nARG NODE_ENV=production\nRUN npm ci\n";
  const [variable] = variablesOf(text);
  expect(variable !== undefined && renamed(text, variable, "MODE").ok).toBe(false);
});

test("says what has to follow outside of the file", () => {
  const plan = renameV("ARG V=1\nFROM a\nARG V\nENV V=2\n");
  expect(plan).toMatchObject({
    notes: [expect.stringContaining("--build-arg V"), expect.stringContaining("as W")],
  });
});

/** Renames and renames back; the text in between, or null where it is refused. */
function checkThereAndBack(text: string, variable: NameView): string | null {
  const plan = renamed(text, variable, "STAGEMAP_RENAMED");
  if (!plan.ok) return null;
  const after = applyEdits(text, plan.edits);
  const now = variablesOf(after).find(
    ({ title, places }) => title === "STAGEMAP_RENAMED" && places.length > 0,
  );
  expect(now).toBeDefined();
  if (now === undefined) return null;
  const back = renamed(after, now, variable.title);
  if (back.ok) expect(applyEdits(after, back.edits)).toBe(text);
  return after;
}

test("comes back to the same text, whatever the text", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      for (const variable of variablesOf(text)) checkThereAndBack(text, variable);
    }),
  );
});

/** Real files that are at hand beside some checkouts; they are data to measure with and no part of the project. */
const FILES = join(import.meta.dirname, "../../../../shared/corpus/files");
const EVERY = Number(process.env["REFACTOR_EVERY"] ?? 100);

test.runIf(existsSync(FILES))(
  "comes back to the same text in real files",
  () => {
    const names = readdirSync(FILES).filter((name) => name.endsWith("Dockerfile"));
    const counts = { files: 0, renamed: 0, refused: 0 };
    for (const name of names.filter((_, index) => index % EVERY === 0)) {
      const text = readFileSync(join(FILES, name), "utf8");
      counts.files++;
      for (const variable of variablesOf(text)) {
        const isDefined = variable.places.some(({ isDefinition }) => isDefinition);
        if (!isDefined) continue;
        if (checkThereAndBack(text, variable) === null) counts.refused++;
        else counts.renamed++;
      }
    }
    // oxlint-disable-next-line no-console
    console.info("variables of real files:", counts);
    expect(counts.renamed).toBeGreaterThan(counts.refused);
  },
  120_000,
);
