import { copySource } from "../../copy-source.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import type { Site } from "../../rule.ts";
import type { Word } from "@stagemap/syntax";

export const dl3026 = defineRule({
  id: "DL3026",
  origin: "hadolint",
  severity: "error",
  summary: "Images come from the registries that the project trusts.",
  rationale:
    "Whoever runs a registry can put anything into your image. A team that has looked at some, or mirrors what it uses, lists them as `trustedRegistries` in its settings; an image from elsewhere then is a slip that somebody should see. Without a list this rule says nothing.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3026",
  examples: [
    {
      bad: "FROM «quay.io/team/base:1»\nCOPY --from=«example.org/tools:2» /a /a\nRUN --mount=type=bind,from=«ghcr.io/a/b:3»,target=/b make\n",
      settings: { trustedRegistries: ["docker.io", "*.example.com"] },
    },
    { bad: "FROM «debian:13»\n", settings: { trustedRegistries: ["registry.example.com:5000"] } },
  ],
  good: ["FROM quay.io/team/base:1\n"],
  *check(context) {
    const { settings, runs } = context;
    const { trustedRegistries } = settings;
    if (trustedRegistries.length === 0) return;
    const isTrusted = (image: string): boolean => isFrom(image, trustedRegistries);
    const message = "Use only an allowed registry in the FROM image";
    for (const { site, word } of namedImages(context)) {
      if (!isTrusted(word.text)) yield findingAt(context, site, word, message);
    }
    for (const { site, mounts, isTrigger } of runs) {
      if (isTrigger) continue;
      for (const { from, flag } of mounts) {
        if (from === "" || isStage(context, site, from) || isTrusted(from)) continue;
        const place = flag.valueSpan ?? flag;
        const at = site.item.raw.indexOf(`from=${from}`, place.from) + "from=".length;
        const isThere = at >= place.from + "from=".length && at + from.length <= place.to;
        const span = isThere ? { from: at, to: at + from.length } : place;
        yield findingAt(context, site, span, message);
      }
    }
  },
});

/** What FROM and COPY --from name and is no stage. */
function namedImages(context: CheckContext): readonly { site: Site; word: Word }[] {
  return context.sites.flatMap((site) => {
    const { name, args } = site.instruction;
    const word = name === "FROM" ? args[0] : copySource(site);
    if (word === undefined || word === null || isStage(context, site, word.text)) return [];
    return [{ site, word }];
  });
}

/** True for the name or number of a stage above. */
function isStage({ model }: CheckContext, { stage }: Site, name: string): boolean {
  if (stage === null) return false;
  const wanted = name.toLowerCase();
  return model.stages.some(
    (each) => each.index < stage.index && (each.name === wanted || String(each.index) === wanted),
  );
}

function isFrom(image: string, trusted: readonly string[]): boolean {
  if (image === "scratch") return true;
  const [first = "", ...rest] = image.split("/");
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const registries = hasRegistry ? [first] : ["docker.io", "hub.docker.com"];
  return registries.some((registry) => trusted.some((pattern) => fits(registry, pattern)));
}

/** A star stands for anything, at the start or the end. */
function fits(registry: string, pattern: string): boolean {
  if (pattern === "*") return true;
  if (pattern.startsWith("*")) return registry.endsWith(pattern.slice(1));
  if (pattern.endsWith("*")) return registry.startsWith(pattern.slice(0, -1));
  return registry === pattern;
}
