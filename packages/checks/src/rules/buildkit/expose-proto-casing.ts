import { observed, observedFinding } from "../../observed.ts";
import { defineRule } from "../../rule.ts";

export const exposeProtoCasing = defineRule({
  id: "ExposeProtoCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "The protocol in EXPOSE is written in lower case.",
  rationale: "`tcp`, `udp` and `sctp` are the names that Docker shows and compares; keep to them.",
  source: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
  examples: [{ bad: "FROM alpine\nEXPOSE «80/TcP»\n" }],
  good: ["FROM alpine\nEXPOSE 80/tcp\n"],
  *check(context) {
    for (const seen of observed(context, "port")) {
      const { text } = seen.observation;
      const container = text.slice(text.lastIndexOf(":") + 1);
      const slash = container.indexOf("/");
      const protocol = slash === -1 ? "" : container.slice(slash + 1);
      if (protocol === protocol.toLowerCase()) continue;
      const message = `Defined protocol '${text}' in EXPOSE instruction should be lowercase`;
      yield observedFinding(context, seen, message);
    }
  },
});
