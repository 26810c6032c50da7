import { defineRule, findingAt } from "../../rule.ts";

export const consistentInstructionCasing = defineRule({
  id: "ConsistentInstructionCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "All instructions of a file are written in one case.",
  rationale:
    "BuildKit reads instructions in any case. A file that keeps to one, best upper case, shows at a glance what is an instruction and what are its arguments.",
  source: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
  examples: [
    { bad: "FROM alpine\n«run» echo hello\nRUN echo world\n" },
    { bad: "from alpine\nrun echo hello\n«COPY» a b\n" },
    { bad: "FROM alpine\n«Run» echo hello\n" },
  ],
  good: ["FROM alpine\nRUN echo hello\n", "from alpine\nrun echo hello\n"],
  *check(context) {
    const sites = context.sites.filter(({ stage }) => stage !== null);
    const keywords = sites.map(({ instruction }) => instruction.keyword.text);
    const lower = keywords.filter((keyword) => keyword === keyword.toLowerCase()).length;
    const upper = keywords.filter(
      (keyword) => keyword === keyword.toUpperCase() && keyword !== keyword.toLowerCase(),
    ).length;
    const isLower = lower > upper;
    const casing = isLower ? "lowercase" : "uppercase";
    for (const site of sites) {
      const { keyword } = site.instruction;
      const expected = isLower ? keyword.text.toLowerCase() : keyword.text.toUpperCase();
      if (keyword.text === expected) continue;
      const message = `Command '${keyword.text}' should match the case of the command majority (${casing})`;
      yield { ...findingAt(context, site, keyword, message), site: null };
    }
  },
});
