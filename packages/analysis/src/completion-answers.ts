import type { Model } from "@stagemap/model";
import type { InstructionName } from "@stagemap/syntax";
import { argumentChoices, canTakeFlag, HEALTH_SNIPPETS } from "./completion-arguments.ts";
import type { Completion } from "./completion.ts";
import { directiveOptions, directiveValues } from "./completion-directives.ts";
import { flagOptions, flagValueOptions } from "./completion-flags.ts";
import { keywordOptions } from "./completion-keywords.ts";
import { mountOptions, mountSnippets } from "./completion-mounts.ts";
import { createSiteReader } from "./completion-site.ts";
import type { Site, SitePlace } from "./completion-site.ts";
import { halfVariable, variableOptions } from "./completion-variables.ts";
import { createReader } from "./text-reader.ts";
import type { CompletionOption, CompletionQuestion } from "./view-completion.ts";

/** What can take the place of the last characters before the cursor. */
interface Offer {
  readonly half: string;
  readonly options: readonly CompletionOption[];
}

/** Answers for one text after another; what did not change above the cursor is not read again. */
export function createCompletion(): Completion {
  const { siteAt } = createSiteReader();
  const readWhole = createReader();
  return {
    complete(question) {
      const site = siteAt(question, question.offset);
      if (site === null) return null;
      const offer = offerAt(site, { question, readWhole: () => readWhole(question).model });
      if (offer === null) return null;
      const options = eachOnce(offer.options);
      if (options.length === 0) return null;
      const { dockerfile, offset } = question;
      // Continuation marks and quotes may lie in what the tree has as one word.
      const start = offset - offer.half.length;
      if (dockerfile.slice(start, offset) !== offer.half) return null;
      return { span: { start, end: offset }, wordEnd: wordEnd(dockerfile, offset), options };
    },
  };
}

interface Surroundings {
  readonly question: CompletionQuestion;
  /** The whole text, read only when asked for. */
  readWhole(): Model;
}

function offerAt(site: Site, surroundings: Surroundings): Offer | null {
  const { place } = site;
  switch (place.kind) {
    case "keyword":
      return { half: place.typed, options: lineStart(site, place) };
    case "comment":
      return { half: place.typed, options: directiveOptions(site, { hasHash: true }) };
    case "directive":
      return directiveValues(place.name, place.typed);
    case "heredoc": {
      const isShell = place.instruction.name === "RUN";
      if (!isShell && !place.isExpanded) return null;
      const { typed, instruction } = place;
      return variableOffer(site, { typed, isShell: true, name: instruction.name });
    }
    case "flag-name":
      return { half: place.typed, options: flagsAt(site, place, surroundings) };
    case "flag-value": {
      const { typed, flag, instruction } = place;
      if (flag === "mount") return mountOffer(site, surroundings, typed);
      const offer = variableOffer(site, { typed, isShell: false, name: instruction.name });
      return offer ?? { half: typed, options: flagValueOptions(site, surroundings.question, flag) };
    }
    case "argument":
      return argumentOffer(site, surroundings, place);
  }
}

function lineStart(
  site: Site,
  place: Extract<SitePlace, { readonly kind: "keyword" }>,
): readonly CompletionOption[] {
  const keywords = keywordOptions(site, place);
  return place.isTop ? [...keywords, ...directiveOptions(site, { hasHash: false })] : keywords;
}

function flagsAt(
  site: Site,
  { instruction }: Extract<SitePlace, { readonly kind: "flag-name" }>,
  surroundings: Surroundings,
): readonly CompletionOption[] {
  const flags = flagOptions(instruction);
  if (instruction.name === "HEALTHCHECK" && instruction.flags.length < 2) {
    return [...flags, ...HEALTH_SNIPPETS];
  }
  if (instruction.name !== "RUN") return flags;
  return [
    ...flags.slice(0, 1),
    ...mountSnippets(site, surroundings.readWhole()),
    ...flags.slice(1),
  ];
}

function mountOffer(site: Site, { question, readWhole }: Surroundings, typed: string): Offer {
  const variable = variableOffer(site, { typed, isShell: false, name: "RUN" });
  if (variable !== null) return variable;
  const field = typed.slice(typed.lastIndexOf(",") + 1);
  const half = field.slice(field.indexOf("=") + 1);
  return { half, options: mountOptions(site, { input: question, whole: readWhole() }, typed) };
}

function argumentOffer(
  site: Site,
  { question }: Surroundings,
  place: Extract<SitePlace, { readonly kind: "argument" }>,
): Offer | null {
  const { instruction, typed, rest } = place;
  const isShell = SHELLS.has(instruction.name);
  const isExec = isShell && rest.startsWith("[") && !rest.includes('"-c"');
  if (!isExec && instruction.name !== "MAINTAINER") {
    const text = isShell ? rest : typed;
    const offer = variableOffer(site, { typed: text, isShell, name: instruction.name });
    if (offer !== null) return offer;
  }
  const choices = argumentChoices(site, question, place);
  const flags = canTakeFlag(place) && place.rest === "" ? flagOptions(instruction) : [];
  const isFirst = instruction.name === "RUN" || instruction.name === "HEALTHCHECK";
  const options = isFirst ? [...flags, ...choices] : [...choices, ...flags];
  return { half: typed, options };
}

const SHELLS: ReadonlySet<InstructionName | null> = new Set<InstructionName>([
  "RUN",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
]);

function variableOffer(
  { above }: Site,
  {
    typed,
    isShell,
    name,
  }: { readonly typed: string; readonly isShell: boolean; readonly name: InstructionName | null },
): Offer | null {
  if (name === null) return null;
  const half = halfVariable(typed, { escape: above.tree.escape, isShell });
  if (half === null) return null;
  const options = variableOptions(above, { instruction: name, isBraced: half.isBraced });
  return { half: typed.slice(half.from), options };
}

function eachOnce(options: readonly CompletionOption[]): readonly CompletionOption[] {
  const seen = new Set<string>();
  return options.filter(({ label }) => {
    const isNew = !seen.has(label);
    seen.add(label);
    return isNew;
  });
}

/** Up to the end of the word that the cursor stands in. */
function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && WORD.has(text.charAt(at))) at++;
  return at;
}

const WORD: ReadonlySet<string> = new Set(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@",
);
