import { argumentsOf } from "@stagemap/shell";
import { baseImage } from "../../base-images.ts";
import { baseSystem } from "../../base-system.ts";
import { stagesBelow } from "../../context.ts";
import { definitionAt, definitionsByStage, unquoted } from "../../definitions.ts";
import { replacement } from "../../edits.ts";
import { imageOf } from "../../lineage.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import type { Word } from "@stagemap/syntax";

export const dl3066 = defineRule({
  id: "DL3066",
  origin: "hadolint",
  severity: "info",
  isAboutWhatShips: true,
  summary: "USER names a number.",
  rationale:
    "A name means something only with the image's own /etc/passwd. Kubernetes reads the image's configuration alone: with runAsNonRoot it refuses a container whose user is a name, for it cannot tell that he is not root. A number says it.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3066",
  examples: [
    { bad: "FROM node:22\nUSER «node»\n", fixed: "FROM node:22\nUSER 1000\n" },
    {
      bad: "FROM debian:13\nRUN useradd -u 10001 app\nUSER «app»:app\n",
      fixed: "FROM debian:13\nRUN useradd -u 10001 app\nUSER 10001:app\n",
    },
    { bad: "FROM debian:13\nUSER «app»\n" },
  ],
  good: ["FROM node:22\nUSER 1000\n", "FROM node:22\nARG UID=1000\nUSER $UID\n"],
  *check(context) {
    for (const site of context.sites) {
      const [word] = site.instruction.args;
      if (site.instruction.name !== "USER" || word === undefined) continue;
      const user = unquoted(word.text).split(":")[0] ?? "";
      if (/^\d*$/.test(user) || isArgument(context, site, user)) continue;
      if (!context.isAll && isNumberOfImage(context, site, user)) continue;
      const isPlain = word.text.startsWith(user) && word.to - word.from === word.text.length;
      const place = isPlain ? { from: word.from, to: word.from + user.length } : word;
      const message = "Non-numeric user-id may not be resolvable by host system";
      yield {
        ...findingAt(context, site, place, message),
        fixes: () => (isPlain ? numbered(context, site, { word, user }) : []),
      };
    }
  },
});

/** A variable that an ARG before it sets. */
function isArgument(context: CheckContext, site: Site, user: string): boolean {
  const names = new Set([...user.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name));
  if (names.size === 0) return false;
  return [...definitionsByStage(context).values()]
    .flat()
    .some(
      ({ instruction, name, site: own }) =>
        instruction === "ARG" && own.index < site.index && names.has(name),
    );
}

/** A variable of ENV or of the image that holds a number, which is what gets into the image's configuration. */
function isNumberOfImage(context: CheckContext, site: Site, user: string): boolean {
  const name = /^\$\{?(\w+)\}?$/.exec(user)?.[1];
  if (name === undefined) return false;
  const value = definitionAt(context, site, name)?.text;
  return value === undefined || value === null ? name.endsWith("UID") : /^\d+$/.test(value);
}

function numbered(
  context: CheckContext,
  site: Site,
  { word, user }: { readonly word: Word; readonly user: string },
): readonly Fix[] {
  const number = numberOf(context, site, user);
  if (number === null) return [];
  const place = { from: word.from, to: word.from + user.length };
  const edits = [replacement(context, site, place, number)];
  return [{ title: `Write ${number}, the number of ${user}`, safety: "safe", edits }];
}

/** Users that official images bring. */
const IMAGE_USERS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ["node", new Map([["node", "1000"]])],
  ["gradle", new Map([["gradle", "1000"]])],
  ["oven/bun", new Map([["bun", "1000"]])],
  ["nginx", new Map([["nginx", "101"]])],
  ["nginxinc/nginx-unprivileged", new Map([["nginx", "101"]])],
]);

const SYSTEM_USERS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "debian",
    new Map([
      ["nobody", "65534"],
      ["www-data", "33"],
    ]),
  ],
  ["alpine", new Map([["nobody", "65534"]])],
]);

/** The number of a user: root's, one that a RUN gives him, or that of the image's own user; null when it is not known. */
function numberOf(context: CheckContext, site: Site, user: string): string | null {
  if (user === "root") return "0";
  if (site.stage === null) return null;
  const created = createdUsers(context, site, user);
  if (created !== undefined) return created;
  const image = imageOf(context.model, site.stage.index);
  if (image === null) return null;
  const { name } = baseImage(image);
  if (user === "nonroot" && name.includes("distroless")) return "65532";
  const own = IMAGE_USERS.get(name)?.get(user);
  return own ?? SYSTEM_USERS.get(baseSystem(context, site.stage.index))?.get(user) ?? null;
}

const STYLE = {
  optionsWithValue: [..."bcdefgGkKpsuhR".split("").map((letter) => `-${letter}`), "--uid", "--gid"],
};

/** The number that the last useradd or adduser of that name gives; null when it names none, undefined when there is no such call. */
function createdUsers(
  context: CheckContext,
  { stage, index }: Site,
  user: string,
): string | null | undefined {
  const below = stagesBelow(context.model, stage?.index ?? -1);
  let number: string | null | undefined;
  for (const program of ["useradd", "adduser", "usermod"]) {
    for (const { run, command } of commandsNamed(context, program)) {
      const { site } = run;
      if (!below.has(site.stage?.index ?? -1) || (site.stage === stage && site.index > index))
        continue;
      const { options, operands } = argumentsOf(command, STYLE);
      if (!command.args.some(({ value }) => value === user)) continue;
      const own = options.find(({ name }) => name === "-u" || name === "--uid")?.value ?? null;
      const isSure = operands.some(({ value }) => value === user) && !command.isConditional;
      number = isSure && own !== null && /^\d+$/.test(own) && number === undefined ? own : null;
    }
  }
  return number;
}
