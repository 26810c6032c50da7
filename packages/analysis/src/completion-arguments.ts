import { flagValue } from "@stagemap/model";
import { imageOptions, imageRowOf } from "./completion-images.ts";
import { keywordOptions } from "./completion-keywords.ts";
import { option, values } from "./completion-option.ts";
import { contextPathOptions, writtenPathOptions } from "./completion-paths.ts";
import type { Site, SitePlace } from "./completion-site.ts";
import { contextOptions, stageOptions } from "./completion-stages.ts";
import { userOptions } from "./completion-users.ts";
import { argumentOptions } from "./completion-variables.ts";
import type { CompletionOption } from "./view-completion.ts";
import type { AnalysisInput } from "./view.ts";

type ArgumentPlace = Extract<SitePlace, { readonly kind: "argument" }>;

/** What can stand behind an instruction and its flags. */
export function argumentChoices(
  site: Site,
  input: AnalysisInput,
  place: ArgumentPlace,
): readonly CompletionOption[] {
  const { instruction, before } = place;
  switch (instruction.name) {
    case "FROM":
      return fromOptions(site, input, before);
    case "COPY":
    case "ADD":
      return isBeforeString(place) ? [] : copyOptions(site, input, place);
    case "ARG":
      return place.typed.includes("=") ? [] : argumentOptions(site.above);
    case "USER":
      return before.length === 0 ? userOptions(site.above) : [];
    case "WORKDIR":
      return before.length === 0 ? DIRECTORIES : [];
    case "EXPOSE":
      return portOptions(site, before);
    case "STOPSIGNAL":
      return before.length === 0 ? SIGNALS : [];
    case "VOLUME":
      return isBeforeString(place) ? [] : VOLUMES;
    case "LABEL":
      return isPairStart(place) ? LABELS : [];
    case "SHELL":
      return before.length === 0 && place.rest === "" ? SHELLS : [];
    case "CMD":
    case "ENTRYPOINT":
      return place.rest === "" ? EXEC : [];
    case "HEALTHCHECK":
      return before.length === 0 ? HEALTH : [];
    case "ONBUILD":
      return keywordOptions(site, { typed: place.typed, isTrigger: true });
    default:
      return [];
  }
}

/** In a JSON array, but in none of its strings: there only quotes and commas can come. */
function isBeforeString({ instruction, rest }: ArgumentPlace): boolean {
  return rest.startsWith("[") && !instruction.isJson;
}

function fromOptions(
  { above }: Site,
  input: AnalysisInput,
  before: readonly string[],
): readonly CompletionOption[] {
  if (before.length === 1) return AS;
  if (before.length > 1) return [];
  return [
    ...stageOptions(above, { isInStage: false }),
    ...contextOptions(input),
    ...imageOptions(above),
  ];
}

const AS = [
  option("snippet", {
    label: "AS",
    detail: "name",
    note: "Gives the stage a name, which others copy from and build on.",
    insert: "AS ${1:name}",
    isSnippet: true,
  }),
];

/** The last word is where the files go, and while one types nobody knows which is the last. */
function copyOptions(
  { above }: Site,
  input: AnalysisInput,
  { instruction, before, typed }: ArgumentPlace,
): readonly CompletionOption[] {
  const from = instruction.name === "COPY" ? flagValue(instruction, "from") : null;
  const sources =
    from === null ? contextPathOptions(input, typed) : writtenPathOptions(above, from);
  if (before.length === 0) return sources;
  const source = before.at(-1) ?? "";
  const same = source.startsWith("/") && from !== null ? [destination(source, SAME)] : [];
  // Whoever types another place means it: the list has it too, so that its end is no half-typed word.
  const own = typed === "" ? [] : [destination(typed, "")];
  return [...own, ...same, destination("./", HERE), ...DESTINATIONS, ...sources];
}

const SAME = "The same path as there.";
const HERE = "The working directory.";

function destination(label: string, note: string): CompletionOption {
  return option("folder", { label, note });
}

const DESTINATIONS = [destination("/app/", "A common place for a program.")];

const DIRECTORIES = values([
  ["/app", "A common place for a program."],
  ["/src", "A common place for sources in a stage that builds."],
  ["/usr/src/app", "Where older images of Node.js and Python have it."],
  ["/workspace", "A common place for sources."],
]);

function portOptions({ above }: Site, before: readonly string[]): readonly CompletionOption[] {
  const stage = above.stages.at(-1);
  if (stage === undefined) return [];
  const row = imageRowOf(above, stage);
  const own = (row?.ports ?? []).map((label) =>
    option("value", { label, note: `What \`${row?.name}\` listens on.` }),
  );
  const named = stage.steps.flatMap(({ item }) =>
    item.instruction.name === "ENV"
      ? item.instruction.pairs
          .filter(({ key, value }) => key.text.endsWith("PORT") && /^\d+$/.test(value.text))
          .map(({ key, value }) =>
            option("value", { label: value.text, note: `What \`${key.text}\` says.` }),
          )
      : [],
  );
  const seen = new Set(before);
  return [...named, ...own, ...PORTS].filter(({ label }) => {
    const isNew = !seen.has(label);
    seen.add(label);
    return isNew;
  });
}

const PORTS = values([
  ["8080", "What many servers listen on that are not root."],
  ["80", "HTTP."],
  ["443", "HTTPS."],
  ["3000", "What Node.js and Rails servers often listen on."],
  ["8000", "What Python’s servers often listen on."],
  ["5000", "What Flask listens on."],
]);

const SIGNALS = values([
  ["SIGTERM", "Asks to stop: what happens without the instruction."],
  ["SIGINT", "As Ctrl+C does."],
  ["SIGQUIT", "Stops nginx and PHP-FPM once what they are at is done."],
  ["SIGWINCH", "Stops Apache once what it is at is done."],
  ["SIGKILL", "Stops at once, without a chance to tidy up."],
]);

const VOLUMES = values([
  ["/data", "A common place for data."],
  ["/var/lib/", "Where the system’s own services keep their data."],
]);

/** True in a name: pairs are read as name, value, name, value. */
function isPairStart({ before, typed }: ArgumentPlace): boolean {
  return before.length % 2 === 0 && !typed.includes("=");
}

const LABELS = [
  ["title", "What the image is called."],
  ["description", "What is in it, in a sentence."],
  ["source", "The address of its source code."],
  ["version", "The version of what is in it."],
  ["revision", "The commit that it was made from."],
  ["created", "When it was made."],
  ["authors", "Who looks after it."],
  ["licenses", "Its licences as SPDX has them."],
  ["url", "Where to read more."],
  ["documentation", "Where its documentation is."],
  ["vendor", "Who distributes it."],
  ["base.name", "The image that it stands on."],
].map(([name = "", note = ""]) =>
  option("key", {
    label: `org.opencontainers.image.${name}`,
    note,
    insert: `org.opencontainers.image.${name}="$1"`,
    isSnippet: true,
  }),
);

const SHELLS = [
  option("snippet", {
    label: '["/bin/bash", "-o", "pipefail", "-c"]',
    note: "Bash, where a pipe fails with any of its commands.",
  }),
  option("snippet", { label: '["/bin/sh", "-c"]', note: "What it is without the instruction." }),
  option("snippet", {
    label: '["powershell", "-Command"]',
    note: "For images of Windows.",
  }),
];

const EXEC = [
  option("snippet", {
    label: '["program", "argument"]',
    note: "Runs the program itself: signals reach it, and no shell is needed.",
    insert: '["${1:program}"$2]',
    isSnippet: true,
  }),
];

const HEALTH = [
  option("snippet", {
    label: "CMD",
    detail: "command || exit 1",
    note: "Runs a command; all is well when it exits with 0.",
    insert: "CMD ${1:command} || exit 1",
    isSnippet: true,
  }),
  option("value", { label: "NONE", note: "Switches off the check that the image brings along." }),
];

/** A whole check, for the place of the first flag. */
export const HEALTH_SNIPPETS = [
  option("snippet", {
    label: "--interval=30s --timeout=3s CMD …",
    detail: "HTTP",
    note: "Asks a server every half minute whether it still answers.",
    insert:
      "--interval=${1:30s} --timeout=${2:3s} CMD wget -q --spider http://localhost:${3:8080}/ || exit 1",
    isSnippet: true,
  }),
];

/** True where words before the one at the cursor do not stand in the way of flags. */
export function canTakeFlag(place: ArgumentPlace): boolean {
  return place.before.length === 0 && place.typed === "";
}
