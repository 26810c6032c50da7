import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawGraph } from "../src/index.ts";
import { analysisOf } from "./pictures.ts";

const project = join(import.meta.dirname, "../../..");

// When it fails: stagemap graph --theme light -o docs/graph-light.svg app/src/examples/texts/scanning-stage.dockerfile
test.each(["light", "dark"] as const)(
  "the %s picture in the documentation is what is drawn today",
  (theme) => {
    const dockerfile = readFileSync(
      join(project, "app/src/examples/texts/scanning-stage.dockerfile"),
      "utf8",
    );
    const picture = readFileSync(join(project, `docs/graph-${theme}.svg`), "utf8");
    expect(drawGraph(analysisOf(dockerfile).picture, { theme }).svg).toBe(picture);
  },
);
