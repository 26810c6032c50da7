import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSizes } from "../src/index.ts";
import { modelOf, sizesOf } from "./sizes-of.ts";

const line = fc.constantFrom(
  "RUN apt-get update && apt-get install -y git curl",
  "RUN rm -rf /var/lib/apt/lists/* /app /usr",
  "RUN npm ci",
  "RUN npm prune --omit=dev",
  "RUN apk add --no-cache build-base && apk del build-base",
  "RUN go build -o /out/app ./cmd",
  "RUN cargo build --release",
  "RUN pip install -r requirements.txt",
  "RUN chown -R app /app",
  "RUN mv /app /srv && cp -r /srv /app",
  "RUN curl -O https://example.com/x",
  "RUN $X",
  'RUN ["a"]',
  "COPY . .",
  "COPY package.json ./",
  "COPY --from=one /app /app",
  "COPY --from=one / /all",
  "COPY --from=nginx /etc /etc",
  "ADD https://example.com/x.tar /x",
  "WORKDIR /app",
  "ENV A=1",
);
const lines = fc.array(line, { maxLength: 8 });
const base = fc.constantFrom(
  "node:22",
  "golang:1.22-alpine",
  "scratch",
  "example.com/x",
  "debian:12-slim",
);

function lastTotal(text: string) {
  const total = sizesOf(text).stages.at(-1)?.total;
  if (total === undefined) throw new Error("no stage");
  return total;
}

test("another step, wherever it stands at the end, makes no image lighter and none better known", () => {
  fc.assert(
    fc.property(base, lines, lines, line, (image, one, two, added) => {
      const text = [`FROM ${image} AS one`, ...one, `FROM ${image}`, ...two, ""].join("\n");
      const before = lastTotal(text);
      const after = lastTotal(`${text}${added}\n`);
      expect(after.range.low).toBeGreaterThanOrEqual(before.range.low);
      expect(after.range.high).toBeGreaterThanOrEqual(before.range.high);
      expect(after.unknown).toBeGreaterThanOrEqual(before.unknown);
    }),
  );
});

test("a stage that is not needed ships nothing, and ranges are in order", () => {
  fc.assert(
    fc.property(base, lines, (image, one) => {
      const { stages } = sizesOf([`FROM ${image} AS one`, ...one, "FROM scratch", ""].join("\n"));
      expect(stages[0]).toMatchObject({ role: "not-built", ships: { range: { low: 0, high: 0 } } });
      for (const { total, leftBehind, steps } of stages) {
        for (const { range } of [total, leftBehind, ...steps.map(({ sum }) => sum)]) {
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(range.high).toBeGreaterThanOrEqual(range.low);
        }
      }
    }),
  );
});

test("whatever is pasted is read without an exception", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const { typed } = readSizes(modelOf("FROM a\nRUN b\nCOPY . .\n"), null, text);
      for (const bytes of Object.values(typed.steps)) expect(bytes).toBeGreaterThanOrEqual(0);
    }),
  );
});

const corpus = join(import.meta.dirname, "../../../../shared/corpus/files");

test.skipIf(!existsSync(corpus))(
  "real Dockerfiles are estimated without an exception, quickly",
  () => {
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const started = performance.now();
    for (const { parentPath, name } of files) sizesOf(readFileSync(join(parentPath, name), "utf8"));
    const each = (performance.now() - started) / Math.max(1, files.length);
    expect(each).toBeLessThan(50);
  },
  120_000,
);
