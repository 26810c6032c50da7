import { observed, observedFinding } from "../../observed.ts";
import { replacement } from "../../edits.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import type { LocalSpan } from "@stagemap/syntax";
import { writtenText } from "../../written.ts";

export const exposeProtoCasing = defineRule({
  id: "ExposeProtoCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "The protocol in EXPOSE is written in lower case.",
  rationale: "`tcp`, `udp` and `sctp` are the names that Docker shows and compares; keep to them.",
  source: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
  examples: [
    { bad: "FROM alpine\nEXPOSE «80/TcP»\n", fixed: "FROM alpine\nEXPOSE 80/tcp\n" },
    {
      bad: "FROM alpine\nARG PORT=53\nEXPOSE «$PORT/UDP» 80\n",
      fixed: "FROM alpine\nARG PORT=53\nEXPOSE $PORT/udp 80\n",
    },
  ],
  good: ["FROM alpine\nEXPOSE 80/tcp\n"],
  *check(context) {
    for (const seen of observed(context, "port")) {
      const { text } = seen.observation;
      const container = text.slice(text.lastIndexOf(":") + 1);
      const slash = container.indexOf("/");
      const protocol = slash === -1 ? "" : container.slice(slash + 1);
      if (protocol === protocol.toLowerCase()) continue;
      const message = `Defined protocol '${text}' in EXPOSE instruction should be lowercase`;
      yield {
        ...observedFinding(context, seen, message),
        fixes: () => lowered(context, seen.site, seen.observation.span),
      };
    }
  },
});

/** Docker compares protocols without regard to case. One that comes out of a variable is not written here. */
function lowered(context: CheckContext, site: Site, word: LocalSpan): Fix[] {
  const match = /\/([A-Za-z]+)["']?$/.exec(writtenText(site, word));
  const [, protocol = ""] = match ?? [];
  if (match === null || site.instruction.name !== "EXPOSE") return [];
  const from = word.from + match.index + 1;
  const edit = replacement(
    context,
    site,
    { from, to: from + protocol.length },
    protocol.toLowerCase(),
  );
  return [{ title: `Write ${protocol.toLowerCase()}`, safety: "safe", edits: [edit] }];
}
