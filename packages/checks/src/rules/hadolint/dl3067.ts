import { unquoted } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Site } from "../../rule.ts";

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
      if (!context.isAll && isMeant(context, site)) continue;
      const message = "Do not copy an entire filesystem from another stage";
      yield findingAt(context, site, whole, message);
    }
  },
});

/** To flatten layers into an empty image, or to take an image of tools in, is what some do on purpose. */
function isMeant({ model }: CheckContext, { stage, step }: Site): boolean {
  if (stage?.base === "scratch") return true;
  const edge = model.edges.find((each) => each.step !== null && each.step === step);
  if (edge?.from.kind !== "stage") return true;
  return model.stages[edge.from.stage]?.steps.length === 0;
}
