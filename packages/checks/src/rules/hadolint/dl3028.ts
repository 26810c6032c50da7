import { argumentsOf } from "@stagemap/shell";
import type { Command, ShellWord } from "@stagemap/shell";
import { argumentNamed, callsOf, unpinned } from "../../calls.ts";
import { defineRule, findingAt } from "../../rule.ts";

/** Of any other option the next word may be the value: nothing is said of that. */
const SWITCHES =
  /^-(?:[-Nfqv]+|V|E|-(?:no-)?(?:document|rdoc|ri|doc|force|user-install|verbose|quiet|silent|conservative|minimal-deps|development|development-all|prerelease|wrappers|env-shebang|vendor|lock|suggestions|post-install-message|update-sources|local|remote|both|clear-sources|explain|default|format-executable))$|=/;

export const dl3028 = defineRule({
  id: "DL3028",
  origin: "hadolint",
  severity: "warning",
  group: "pinning",
  summary: "Gems installed with gem have a version.",
  rationale:
    "Without a version gem takes the newest release of the day, so a build can break although nothing in the repository changed. Write `bundler:2.6.9`; what the project itself needs belongs into its Gemfile and lock file.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3028",
  examples: [
    { bad: "FROM ruby:3.4\nRUN gem install bundler:2.6.9 «rake»\n" },
    { bad: "FROM ruby:3.4\nRUN gem i --no-document «rails»\n" },
  ],
  good: [
    "FROM ruby:3.4\nRUN gem install bundler:2.6.9 rake:13.3.0\n",
    "FROM ruby:3.4\nRUN gem install rake -v 13.3.0\n",
    "FROM ruby:3.4\nRUN gem install rake:13.3.0 -- --with-cflags=-O2\n",
  ],
  *check(context) {
    for (const { run, commands } of callsOf(context, (program) => program === "gem")) {
      const isPinned = (text: string): boolean =>
        text.includes(":") || (!context.isAll && text.endsWith(".gem"));
      const [first] = unpinned(context, run, commands.flatMap(namedGems), isPinned);
      if (first === undefined) continue;
      const message =
        "Pin versions in gem install. Instead of `gem install <gem>` use `gem install <gem>:<version>`";
      yield findingAt(context, run.site, first, message);
    }
  },
});

function namedGems(command: Command): readonly ShellWord[] {
  const install = argumentNamed(command, ["install", "i"]);
  if (install === undefined) return [];
  const end = command.args.findIndex(({ value }) => value === "--");
  const args = end === -1 ? command.args : command.args.slice(0, end);
  const unknown = args.flatMap(({ value }) =>
    value !== null && value.startsWith("-") && !SWITCHES.test(value) ? [value] : [],
  );
  const { options, operands } = argumentsOf(
    { args },
    { optionsWithValue: unknown, hasLongSingleDash: true },
  );
  const hasVersion = options.some(({ name }) => name === "-v" || name === "--version");
  return hasVersion ? [] : operands.filter((word) => word !== install);
}
