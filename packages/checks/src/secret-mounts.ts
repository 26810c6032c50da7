import type { LocalSpan, SyntaxTree, Word } from "@stagemap/syntax";
import { mentions } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { stagesBelow } from "./context.ts";
import { addedFlag, removal, replacement } from "./edits.ts";
import type { Observed } from "./observed.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { isSteered } from "./written.ts";

/**
 * Takes the definition of a secret away: the RUNs of its stage that use it get it from a secret mount, and where none does, an ENV
 * is left to whoever starts the container. Nothing is offered when anything but a RUN uses the name, or when an ARG's use is not
 * to be seen: every RUN has it among its variables.
 */
export function* secretMounting(
  context: CheckContext,
  { observation, site }: Observed<"definition">,
): Iterable<Fix> {
  const { name, instruction, span } = observation;
  const gone = isSteered(site) ? null : withoutDefinition(context, site, span);
  if (gone === null || !/^[A-Za-z_]\w*$/.test(name)) return;
  const others = usersOf(context, site, name);
  const runs = others.filter(
    (each) => each.stage === site.stage && each.instruction.name === "RUN",
  );
  if (runs.length !== others.length) return;
  if (runs.length > 0) {
    if (!knowsSecretVariables(context.model.tree)) return;
    const flag = `--mount=type=secret,id=${name},env=${name}`;
    const title = `Give ${name} to ${runs.length === 1 ? "the RUN that uses" : "the RUNs that use"} it as a secret`;
    const mounts = runs.map((run) => addedFlag(context, run, flag));
    yield { title, safety: "review", edits: [gone, ...mounts] };
  } else if (instruction === "ENV") {
    const title = `Remove ${name}: give it to the container when it starts`;
    yield { title, safety: "review", edits: [gone] };
  }
}

/** Instructions that name the variable, in its stage from the definition on and in the stages built on that. */
function usersOf({ model, sites }: CheckContext, from: Site, name: string): readonly Site[] {
  const own = from.stage?.index ?? -1;
  return sites.filter((site) => {
    const { stage, item } = site;
    if (site === from || stage === null || !item.raw.includes(name)) return false;
    return stagesBelow(model, stage.index).has(own) && mentions(withoutComments(site), name);
  });
}

function withoutComments({ item }: Site): string {
  return (
    item.line.text + item.heredocs.map(({ body }) => item.raw.slice(body.from, body.to)).join("")
  );
}

/** Cuts the definition out of its ARG or ENV, or takes the whole instruction when it has no other; null where it uses itself. */
function withoutDefinition(context: CheckContext, site: Site, span: LocalSpan): TextEdit | null {
  const { name, args, pairs } = site.instruction;
  if (name !== "ARG" && name !== "ENV") return null;
  const parts: readonly LocalSpan[] =
    name === "ARG" ? args : pairs.map(({ key, value }) => joined(key, value));
  const index = parts.findIndex(({ from }) => from === span.from);
  const part = parts[index];
  if (part === undefined) return null;
  if (parts.length === 1) return removal(context, site);
  const before = parts[index - 1];
  const next = parts[index + 1];
  if (before !== undefined) return replacement(context, site, { from: before.to, to: part.to }, "");
  return next === undefined
    ? null
    : replacement(context, site, { from: part.from, to: next.from }, "");
}

function joined(key: Word, value: Word): LocalSpan {
  return { from: key.from, to: Math.max(key.to, value.to) };
}

/** Secrets as variables came with Dockerfile 1.10; a file without `# syntax=` gets what its BuildKit has. */
function knowsSecretVariables({ items }: SyntaxTree): boolean {
  const directive = items.find((item) => item.kind === "directive" && item.name === "syntax");
  if (directive?.kind !== "directive") return true;
  const [, version] =
    /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([\w.-]+))?(?:@.*)?$/.exec(
      directive.value.text,
    ) ?? [];
  const [, minor] = /^1\.(\d+)/.exec(version ?? "") ?? [];
  if (minor !== undefined) return Number(minor) >= 10;
  return version === undefined
    ? /^(?:docker\.io\/)?docker\/dockerfile(?:@.*)?$/.test(directive.value.text)
    : /^(?:1|latest|labs|master|1-labs)$/.test(version);
}
