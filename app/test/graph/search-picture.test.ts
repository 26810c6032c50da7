import { describe, expect, it } from "vitest";
import { searchPicture } from "../../src/graph/search-picture.ts";
import { FOUR_STAGES, pictureOf } from "./scene.ts";

const picture = pictureOf(`${FOUR_STAGES}COPY --from=nginx:alpine /etc/nginx /etc/nginx\n`);

function found(query: string): string[] {
  return searchPicture(picture, query).map(({ kind, key }) => {
    if (kind !== "step") return `${kind} ${key}`;
    const step = picture.stages.flatMap(({ steps }) => steps).find((one) => one.key === key);
    return `${step?.keyword} ${step?.summary}`;
  });
}

describe("searchPicture", () => {
  it("finds nothing for a blank query", () => {
    expect(found("  ")).toEqual([]);
  });

  it("finds a stage by part of its name, in any case", () => {
    expect(found("TEST")).toEqual(["stage tester", "RUN npm test"]);
  });

  it("finds stages by their base image", () => {
    expect(found("node:20-slim")).toEqual(["stage runner"]);
  });

  it("wants every word, in any order", () => {
    expect(found("build run")).toEqual(["RUN npm run build"]);
  });

  it("finds a step by the stage it copies from", () => {
    expect(found("copy builder")).toEqual(["COPY /app/dist ./dist"]);
  });

  it("finds images that are copied from, after the step that names them", () => {
    expect(found("nginx:alpine")).toEqual([
      "COPY /etc/nginx /etc/nginx",
      "image image:docker.io/library/nginx:alpine",
    ]);
  });
});
