import { unquoted } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3067 = defineRule({
  id: "DL3067",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "COPY does not take a whole file system from another stage.",
  rationale:
    "`COPY --from=build / /` brings everything of the other stage along: compilers, caches, sources. What the stages were meant to keep apart ends up in the image after all. Copy the files that are needed.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3067",
  examples: [{ bad: "FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build «/» /\n" }],
  good: ["FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build / /rootfs/\n"],
  *check(context) {
    for (const site of context.sites) {
      const { name, args, flags } = site.instruction;
      if (name !== "COPY" || !flags.some((flag) => flag.name === "from")) continue;
      const sources = args.slice(0, -1);
      const whole = sources.find(({ text }) => unquoted(text) === "/");
      if (whole === undefined || unquoted(args.at(-1)?.text ?? "") !== "/") continue;
      const isEmptyBase = site.stage?.base === "scratch";
      // To flatten layers into an empty image is what some mean by it.
      if (isEmptyBase && !context.isAll) continue;
      const message = "Do not copy an entire filesystem from another stage";
      yield findingAt(context, site, whole, message);
    }
  },
});
