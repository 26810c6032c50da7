import { rules } from "@stagemap/checks";
import { option, values } from "./completion-option.ts";
import type { Site } from "./completion-site.ts";
import type { CompletionOption } from "./view-completion.ts";

const DIRECTIVES = [
  { name: "syntax", note: "Which version of BuildKit’s frontend reads the file." },
  { name: "check", note: "Which checks of a build are skipped, and whether findings are errors." },
  { name: "escape", note: "The character that continues a line, for paths of Windows." },
] as const;

/** Directives that the file does not have yet. `hasHash` where the "#" is written already. */
export function directiveOptions(
  { above }: Site,
  { hasHash }: { readonly hasHash: boolean },
): readonly CompletionOption[] {
  const given = new Set<string>(
    above.tree.items.flatMap((item) => (item.kind === "directive" ? [item.name] : [])),
  );
  return DIRECTIVES.filter(({ name }) => !given.has(name)).map(({ name, note }) => {
    const label = hasHash ? `${name}=` : `# ${name}=`;
    return option("directive", { label, note, continues: true });
  });
}

const FRONTENDS = values([
  ["docker/dockerfile:1", "The newest stable version: what to write unless you know better."],
  ["docker/dockerfile:1-labs", "With what is still being tried out."],
]);

const ESCAPES = values([
  ["`", "For paths with backslashes, as on Windows."],
  ["\\", "What it is without the directive."],
]);

/** What a directive can be set to, `typed` as far as it is written; and how much of that an option takes the place of. */
export function directiveValues(
  name: string,
  typed: string,
): { readonly half: string; readonly options: readonly CompletionOption[] } {
  if (name === "syntax") return { half: typed, options: FRONTENDS };
  if (name === "escape") return { half: typed, options: ESCAPES };
  const part = typed.slice(typed.lastIndexOf(";") + 1).trimStart();
  const equals = part.indexOf("=");
  if (equals === -1) return { half: part, options: CHECK_KEYS };
  if (part.slice(0, equals).trim() === "error") {
    return { half: part.slice(equals + 1), options: BOOLEANS };
  }
  const listed = part.slice(equals + 1).split(",");
  const given = new Set(listed.map((each) => each.trim()));
  const options = ruleNames().filter(({ label }) => !given.has(label));
  return { half: (listed.at(-1) ?? "").trimStart(), options };
}

const CHECK_KEYS = [
  option("key", {
    label: "skip",
    note: "Checks that are left out, with commas between them.",
    insert: "skip=",
    continues: true,
  }),
  option("key", {
    label: "error",
    note: "Whether the build fails on findings.",
    insert: "error=",
    continues: true,
  }),
];

const BOOLEANS = values([
  ["true", "The build fails on findings."],
  ["false", "Findings are told and the build goes on."],
]);

let names: readonly CompletionOption[] | null = null;

/** BuildKit's own rules first: only of these the build itself knows. */
function ruleNames(): readonly CompletionOption[] {
  names ??= [
    option("value", { label: "all", note: "Leaves out every check." }),
    ...rules
      .toSorted((a, b) => Number(b.origin === "buildkit") - Number(a.origin === "buildkit"))
      .map(({ id, origin, summary }) =>
        option("value", { label: id, detail: origin, note: summary }),
      ),
  ];
  return names;
}
