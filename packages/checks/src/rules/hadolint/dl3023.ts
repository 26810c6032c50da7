import { copySource } from "../../copy-source.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const dl3023 = defineRule({
  id: "DL3023",
  origin: "hadolint",
  severity: "error",
  summary: "A stage does not copy from itself.",
  rationale:
    "COPY --from takes files from another stage that is finished. A stage that names itself would have to wait for its own end, so BuildKit refuses the build. Use RUN cp for files of the same stage, or name the stage that was meant.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3023",
  examples: [{ bad: "FROM node:22 AS build\nCOPY --from=«build» /a /b\n" }],
  good: ["FROM node:22 AS build\nFROM node:22 AS run\nCOPY --from=build /a /b\n"],
  *check(context) {
    for (const site of context.sites) {
      const source = copySource(site);
      const name = site.stage?.name ?? null;
      if (source === null || name === null || source.text.toLowerCase() !== name) continue;
      const message = "`COPY --from` cannot reference its own `FROM` alias";
      yield findingAt(context, site, source, message);
    }
  },
});
