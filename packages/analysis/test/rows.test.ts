import { expect, test } from "vitest";
import { rowsOf } from "./analyze.ts";

/** What the one row for `lines` says. */
function checkRow(lines: string, keyword: string, summary: string): void {
  expect(rowsOf(lines).map((row) => [row.keyword, row.summary])).toEqual([[keyword, summary]]);
}

/** The chips of the one row for `lines`, as kind, label and node. */
function checkChips(
  lines: string,
  ...chips: readonly (readonly [string, string, string | null])[]
): void {
  const [row] = rowsOf(lines);
  expect(row?.sources.map(({ kind, label, node }) => [kind, label, node])).toEqual(chips);
}

test("a row has the keyword in upper case and the arguments as written", () => {
  checkRow("workdir /app", "WORKDIR", "/app");
  checkRow("RUN apk add   curl", "RUN", "apk add curl");
  checkRow("ENV A=1 B='x y'", "ENV", "A=1 B='x y'");
  checkRow("EXPOSE 80 443", "EXPOSE", "80 443");
});

test("an instruction that Docker has not keeps its keyword as written", () => {
  checkRow("Runn x", "Runn", "x");
});

test("a row without arguments says nothing", () => {
  checkRow("RUN", "RUN", "");
});

test("continued lines are one line, without their comments", () => {
  checkRow("RUN one && \\\n    # why\n    two \\\n\n  three", "RUN", "one && two three");
});

test("flags follow the arguments", () => {
  checkRow("COPY --chown=1:1 --link a b", "COPY", "a b --chown=1:1 --link");
  checkRow("RUN --network=none x", "RUN", "x --network=none");
  checkRow("HEALTHCHECK --interval=5s CMD x", "HEALTHCHECK", "CMD x --interval=5s");
});

test("what the chips show is left out", () => {
  checkRow("COPY --from=build --link /a /b", "COPY", "/a /b --link");
  checkRow("RUN --mount=type=bind,from=build,target=/x make", "RUN", "make");
});

test("a mount that takes from nowhere else stays", () => {
  checkRow("RUN --mount=type=cache,target=/c make", "RUN", "make --mount=type=cache,target=/c");
});

test("a flag on several lines is one word", () => {
  checkRow(
    "RUN --mount=type=cache,\\\ntarget=/c \\\n --network=none make",
    "RUN",
    "make --mount=type=cache,target=/c --network=none",
  );
});

test("exec form reads as a command line", () => {
  checkRow('CMD ["nginx", "-g", "daemon off;"]', "CMD", "nginx -g 'daemon off;'");
  checkRow('ENTRYPOINT ["/app", ""]', "ENTRYPOINT", "/app ''");
  checkRow('RUN ["make"]', "RUN", "make");
  checkRow('COPY ["a b", "/c"]', "COPY", "a b /c");
  checkRow('VOLUME ["/a", "/b"]', "VOLUME", "/a /b");
});

test("heredocs are their markers, without the body", () => {
  checkRow("RUN <<EOF\napk add curl\nEOF", "RUN", "<<EOF");
  checkRow("COPY <<A <<-'B' /etc/\none\nA\n\ttwo\n\tB", "COPY", "<<A <<-'B' /etc/");
});

test("ONBUILD shows what it triggers", () => {
  checkRow("ONBUILD run x  y", "ONBUILD", "run x y");
  checkRow("ONBUILD COPY --chown=1:1 a b", "ONBUILD", "COPY a b --chown=1:1");
  checkRow('ONBUILD CMD ["a", "b c"]', "ONBUILD", "CMD a 'b c'");
});

test("a row is cut after 300 characters", () => {
  checkRow(`RUN ${"x".repeat(300)}`, "RUN", "x".repeat(300));
  checkRow(`RUN ${"x".repeat(301)}`, "RUN", `${"x".repeat(300)}…`);
});

test("a chip shows the stage that a step copies from, by its title", () => {
  checkChips("COPY --from=build a b", ["copy", "build", "build"]);
  checkChips("COPY --from=BUILD a b", ["copy", "build", "build"]);
  checkChips("COPY --from=0 a b", ["copy", "build", "build"]);
});

test("a chip shows an image by its short name", () => {
  checkChips("COPY --from=nginx:1 a b", ["copy", "nginx:1", "image:docker.io/library/nginx:1"]);
  checkChips("COPY --from=docker.io/library/nginx a b", [
    "copy",
    "nginx",
    "image:docker.io/library/nginx:latest",
  ]);
});

test("mounts have a chip each, in text order", () => {
  checkChips(
    "RUN --mount=from=busybox,target=/b --mount=type=cache,target=/c --mount=from=build,target=/x y",
    ["mount", "busybox", "image:docker.io/library/busybox:latest"],
    ["mount", "build", "build"],
  );
});

test("a name that leads nowhere has a chip as it is written", () => {
  checkChips("COPY --from=9 a b", ["copy", "9", null]);
  checkChips("COPY --from=$X a b", ["copy", "$X", null]);
  checkChips("COPY --from=scratch a b", ["copy", "scratch", null]);
});

test("most rows have no chips", () => {
  checkChips("COPY a b");
  checkChips("RUN --mount=type=cache,target=/c x");
  checkChips("COPY --from= a b");
});
