import { dispatchedFinding } from "../../dispatched.ts";
import { insertion, replacement } from "../../edits.ts";
import { asOneWord, meansTheSame } from "../../quoting.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Dispatched, Fix } from "../../rule.ts";
import { parse } from "@stagemap/syntax";
import type { Pair } from "@stagemap/syntax";
import { holdsComment, isUnbroken } from "../../written.ts";

export const legacyKeyValueFormat = defineRule({
  id: "LegacyKeyValueFormat",
  origin: "buildkit",
  severity: "warning",
  summary: "ENV and LABEL are written with “=”.",
  rationale:
    'The older form `ENV KEY some value` takes all that follows as one value, spaces included, and cannot set two at once. With `KEY="some value"` what belongs together is plain to see.',
  source: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
  examples: [
    { bad: "FROM alpine\nENV «DIR /app»\n", fixed: "FROM alpine\nENV DIR=/app\n" },
    {
      bad: "FROM alpine\nLABEL «vendor Example Inc.»\n",
      fixed: 'FROM alpine\nLABEL vendor="Example Inc."\n',
    },
    {
      bad: "FROM alpine\nENV «GREETING   say \"hello\" to 'them'»\n",
      fixed: 'FROM alpine\nENV GREETING="say hello to them"\n',
    },
    {
      bad: "FROM alpine\nENV «FLAGS -O2 \\\n  -g»\n",
      fixed: 'FROM alpine\nENV FLAGS="-O2 \\\n  -g"\n',
    },
  ],
  good: ['FROM alpine\nENV DIR=/app\nLABEL vendor="Example Inc."\n'],
  *check(context) {
    for (const dispatched of context.dispatched.flat()) {
      const { name, pairs } = dispatched.instruction;
      for (const pair of pairs) {
        const { key, value, hasEquals } = pair;
        if (hasEquals) continue;
        const message = `"${name} key=value" should be used instead of legacy "${name} key value" format`;
        yield {
          ...dispatchedFinding(context, dispatched, { from: key.from, to: value.to }, message),
          fixes: () => withEquals(context, dispatched, pair),
        };
      }
    }
  },
});

/** The same key and the same value, whatever its variables are; lines stay where they are as long as quotes can go around them. */
function withEquals(
  context: CheckContext,
  { instruction, site, isTrigger }: Dispatched,
  pair: Pair,
): Fix[] {
  const { key, value } = pair;
  const { escape } = context.model.tree;
  const gap = { from: key.to, to: value.from };
  if (isTrigger || !isUnbroken(site, key) || holdsComment(site, gap)) return [];
  const isKept = (text: string): boolean => {
    const written = readPair(`${instruction.name} ${key.text}=${text}`, escape);
    return written !== null && meansTheSame(written.value.text, value.text, escape);
  };
  const fix = (edits: Fix["edits"]): Fix[] => [
    { title: `Write ${key.text}=… with “=”`, safety: "safe", edits },
  ];
  if (isKept(value.text)) return fix([replacement(context, site, gap, "=")]);
  if (!hasQuoting(value.text) && isKept(`"${value.text}"`)) {
    return fix([replacement(context, site, gap, '="'), insertion(context, site, value.to, '"')]);
  }
  const word = asOneWord(value.text, escape);
  if (word === null || !isKept(word) || holdsComment(site, value)) return [];
  const whole = { from: key.to, to: value.to };
  return fix([replacement(context, site, whole, `=${word}`)]);
}

function hasQuoting(text: string): boolean {
  return /["'\\`]/.test(text);
}

/** The one pair that BuildKit reads in an instruction; null when there are others, or none. */
function readPair(text: string, escape: string): Pair | null {
  const { items } = parse(`# escape=${escape}\n${text}\n`);
  const [item] = items.filter((each) => each.kind === "instruction");
  const pairs = item?.instruction.pairs ?? [];
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined && pair.hasEquals ? pair : null;
}
