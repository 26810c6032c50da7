import { encodeState } from "@stagemap/share";
import { expect, test } from "vitest";
import { examples } from "../../src/examples/examples.ts";

test("the links of the examples are short: their lengths are printed with their median", async () => {
  const rows = await Promise.all(
    examples.map(async ({ title, dockerfile, dockerignore }) => {
      const fragment = await encodeState({
        dockerfile,
        target: null,
        ...(dockerignore !== undefined && { dockerignore }),
      });
      return {
        title,
        text: dockerfile.length + (dockerignore ?? "").length,
        link: fragment.length,
      };
    }),
  );
  const lengths = rows.map(({ link }) => link).toSorted((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const lines = rows.map(
    ({ title, text, link }) =>
      `${String(link).padStart(6)} of ${String(text).padStart(5)}  ${title}`,
  );
  process.stdout.write(
    `${lines.join("\n")}\n${String(median).padStart(6)} is the median of ${rows.length} links (characters after #)\n`,
  );
  expect(median).toBeLessThan(1_000);
});
