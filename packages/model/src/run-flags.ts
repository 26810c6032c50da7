import { goQuote } from "@stagemap/syntax";
import type { Instruction } from "@stagemap/syntax";
import { checkDevice } from "./devices.ts";
import type { FlagFault } from "./flag-rules.ts";
import { mayNameSource, readMount } from "./mounts.ts";

/** The checks of RUN's flag values in BuildKit's order, before variables are replaced. Each gives a message or null. */
const CHECKS: readonly (readonly [string, (value: string) => string | null])[] = [
  ["device", checkDevice],
  [
    "mount",
    (value) => {
      if (!mayNameSource(value)) return null;
      const result = readMount(value, null);
      return result.ok ? null : result.message;
    },
  ],
  [
    "network",
    (value) =>
      ["default", "none", "host"].includes(value) ? null : `invalid network mode ${goQuote(value)}`,
  ],
  [
    "security",
    (value) =>
      ["insecure", "sandbox"].includes(value) ? null : `security ${goQuote(value)} is not valid`,
  ],
];

/** The first of RUN's flags whose value BuildKit's instruction parser refuses; null when all are right. */
export function checkRunFlags({ flags }: Instruction): FlagFault | null {
  if (flags.length === 0) return null;
  for (const [name, check] of CHECKS) {
    for (const flag of flags) {
      const message = flag.name === name ? check(flag.value ?? "") : null;
      if (message !== null) return { flag, message };
    }
  }
  return null;
}
