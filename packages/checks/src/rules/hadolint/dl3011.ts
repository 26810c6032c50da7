import { defineRule, findingAt } from "../../rule.ts";

export const dl3011 = defineRule({
  id: "DL3011",
  origin: "hadolint",
  severity: "error",
  summary: "A port is a number from 0 to 65535.",
  rationale:
    "TCP and UDP have sixteen bits for a port, so nothing can listen on a higher one. A number above 65535 is a slip of the fingers, such as 80800 for 8080, and BuildKit refuses it.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3011",
  examples: [
    { bad: "FROM alpine:3.22\nEXPOSE 80 «80800»\n" },
    { bad: "FROM alpine:3.22\nEXPOSE «65000-66000/udp»\n" },
  ],
  good: [
    "FROM alpine:3.22\nEXPOSE 80 443/tcp 8000-8010\n",
    "FROM alpine:3.22\nARG PORT\nEXPOSE $PORT\n",
  ],
  *check(context) {
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      if (name !== "EXPOSE") continue;
      const wrong = args.find(({ text }) => {
        const [, first, last] = /^["']?(\d+)(?:-(\d+))?(?:\/\w+)?["']?$/.exec(text) ?? [];
        return Math.max(Number(first ?? 0), Number(last ?? 0)) > 65_535;
      });
      if (wrong === undefined) continue;
      yield findingAt(context, site, wrong, "Valid UNIX ports range from 0 to 65535");
    }
  },
});
