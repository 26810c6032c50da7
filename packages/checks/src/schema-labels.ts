import type { Pair } from "@stagemap/syntax";
import { unquoted } from "./definitions.ts";
import { findingAt } from "./rule.ts";
import type { CheckContext, Finding, Site } from "./rule.ts";
import type { LabelType } from "./settings.ts";

/** A label that a LABEL instruction sets. */
export interface SetLabel {
  readonly site: Site;
  readonly pair: Pair;
  readonly name: string;
  /** Without quotes; variables as written. */
  readonly value: string;
}

/** Every label that the text sets, in order. */
export function setLabels({ sites }: CheckContext): readonly SetLabel[] {
  return sites.flatMap((site) =>
    site.instruction.name === "LABEL"
      ? site.instruction.pairs.map((pair) => ({
          site,
          pair,
          name: unquoted(pair.key.text),
          value: unquoted(pair.value.text),
        }))
      : [],
  );
}

/** A finding at each label of that type in the settings whose value is not of it. What a variable holds is not looked at. */
export function* mistypedLabels(
  context: CheckContext,
  type: LabelType,
  rule: { readonly isValid: (value: string) => boolean; readonly complaint: string },
): Iterable<Finding> {
  const names = new Set(
    context.settings.labelSchema.filter((each) => each.type === type).map(({ name }) => name),
  );
  if (names.size === 0) return;
  for (const { site, pair, name, value } of setLabels(context)) {
    if (!names.has(name) || value.includes("$") || rule.isValid(value)) continue;
    const place = pair.value.to > pair.value.from ? pair.value : pair.key;
    yield findingAt(context, site, place, `Label \`${name}\` ${rule.complaint}.`);
  }
}
