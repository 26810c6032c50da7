import { expect, test } from "vitest";
import { imageVariants, imageWeight } from "../src/index.ts";

test.for([
  ["python", "3.12-slim", "measured", 119.2, 119.2],
  ["python", "3.11-slim-bookworm", "like", 101, 137],
  ["golang", "latest", "ratio", 812, 906],
  ["node", "22-alpine", "ratio", 78, 185],
  ["node", "22", "assumed", 728, 1512],
  ["scratch", "latest", "measured", 0, 0],
] as const)("%s:%s is %s", ([name, tag, basis, low, high]) => {
  expect(imageWeight({ name, tag })).toMatchObject({ basis, low, high });
});

test("nothing is known of an image of one’s own", () => {
  expect(imageWeight({ name: "example.com/own", tag: "1" })).toBeNull();
  expect(imageVariants({ name: "example.com/own", tag: "1" })).toEqual([]);
});

test.for([
  ["python", "3.11-slim-bookworm", ["3.11-bookworm", "3.11-slim-bookworm", "3.11-alpine"]],
  ["node", "lts", ["lts", "lts-slim", "lts-alpine"]],
  ["golang", "latest", ["latest", "alpine"]],
  ["debian", "12", ["12", "12-slim"]],
  ["eclipse-temurin", "21-jdk", ["21-jdk", "21-jdk-alpine", "21-jre", "21-jre-alpine"]],
] as const)("the variants of %s:%s keep its version", ([name, tag, tags]) => {
  expect(imageVariants({ name, tag }).map(({ image }) => image.tag)).toEqual(tags);
});

test("a variant says what it lacks", () => {
  const [full, slim, alpine] = imageVariants({ name: "python", tag: "3.12" });
  expect(full?.lacks).toEqual([]);
  expect(slim).toMatchObject({ libc: "glibc", shell: "bash", packageManager: "apt-get" });
  expect(alpine).toMatchObject({ libc: "musl", shell: "sh", packageManager: "apk" });
  const chiseled = imageVariants({ name: "mcr.microsoft.com/dotnet/aspnet", tag: "9.0" })[2];
  expect(chiseled).toMatchObject({ shell: null, packageManager: null });
});
