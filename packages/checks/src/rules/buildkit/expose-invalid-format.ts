import { observed, observedFinding } from "../../observed.ts";
import { replacement } from "../../edits.ts";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import type { LocalSpan } from "@stagemap/syntax";
import { writtenText } from "../../written.ts";

export const exposeInvalidFormat = defineRule({
  id: "ExposeInvalidFormat",
  origin: "buildkit",
  severity: "warning",
  summary: "EXPOSE names ports of the container, without address or host port.",
  rationale:
    "Which address and port of the host lead to the container is decided when it is started (`docker run -p`). In EXPOSE they have no effect, and a future version of BuildKit will refuse them.",
  source: "https://docs.docker.com/reference/build-checks/expose-invalid-format/",
  examples: [
    { bad: "FROM alpine\nEXPOSE «127.0.0.1:80:80»\n", fixed: "FROM alpine\nEXPOSE 80\n" },
    { bad: "FROM alpine\nEXPOSE «8080:80/tcp»\n", fixed: "FROM alpine\nEXPOSE 80/tcp\n" },
  ],
  good: ["FROM alpine\nEXPOSE 80\n"],
  *check(context) {
    for (const seen of observed(context, "port")) {
      const parts = seen.observation.text.split(":");
      if (parts.slice(0, -1).every((part) => part === "")) continue;
      const message = `EXPOSE instruction should not define an IP address or host-port mapping, found '${seen.observation.text}'`;
      yield {
        ...observedFinding(context, seen, message),
        fixes: () => containerOnly(context, seen.site, seen.observation.span),
      };
    }
  },
});

/** What stands before the last colon has no effect, unless it is the inside of a variable. */
function containerOnly(context: CheckContext, site: Site, word: LocalSpan): Fix[] {
  const [, quote = "", host = "", port = ""] =
    /^(["']?)(.*:)([^:{}"'\s]+)\1$/.exec(writtenText(site, word)) ?? [];
  const isWhole = host.split("{").length === host.split("}").length && !/["'\\`]/.test(host);
  if (port === "" || !isWhole || site.instruction.name !== "EXPOSE") return [];
  const edit = replacement(context, site, word, quote + port + quote);
  return [{ title: `Expose ${port} alone`, safety: "safe", edits: [edit] }];
}
