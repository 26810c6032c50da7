import type { Rule } from "../rule.ts";

/** What ShellCheck finds inside RUN, under its numbers, sorted by them. */
export const shellcheckRules: readonly Rule[] = [];
