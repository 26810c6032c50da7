import { defineRule, findingAt } from "../../rule.ts";
import { copySource } from "../../copy-source.ts";

export const dl3022 = defineRule({
  id: "DL3022",
  origin: "hadolint",
  severity: "warning",
  sameAs: "MisnamedStage",
  summary: "COPY --from names a stage above.",
  rationale:
    "What is no name of a stage above is taken for an image: Docker then downloads whatever has that name in a registry, or fails if there is none. A stage further below does not count. Move it up, or correct the name.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3022",
  examples: [
    {
      bad: "FROM alpine:3.22\nCOPY --from=«build» /a /a\nFROM node:22 AS build\nRUN make\n",
    },
    { bad: "FROM alpine:3.22\nCOPY --from=«3» /a /a\n" },
  ],
  good: [
    "FROM node:22 AS build\nFROM alpine:3.22\nCOPY --from=build /a /a\n",
    "FROM node:22\nFROM alpine:3.22\nCOPY --from=0 /a /a\n",
    "FROM alpine:3.22\nCOPY --from=nginx:1.28 /a /a\n",
  ],
  *check(context) {
    const names = new Set<string>();
    const below = new Set(context.model.stages.flatMap(({ name }) => name ?? []));
    let count = 0;
    for (const site of context.sites) {
      const { instruction, stage } = site;
      if (instruction.name === "FROM") {
        count++;
        if (stage !== null && stage.name !== null) names.add(stage.name);
        continue;
      }
      const source = copySource(site);
      if (source === null || source.text.includes(":")) continue;
      const name = source.text.toLowerCase();
      const number = /^\d+/.exec(name)?.[0];
      if (names.has(name) || (number !== undefined && Number(number) < count)) continue;
      // An image is no mistake; a stage further below, or a number that is none, is.
      if (!context.isAll && !below.has(name) && number !== name) continue;
      const message = "`COPY --from` should reference a previously defined `FROM` alias";
      yield findingAt(context, site, source, message);
    }
  },
});
