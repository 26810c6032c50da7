import type { TextEdit } from "@stagemap/text";
import fc from "fast-check";

const NAMES = ["base", "deps", "Build", "test-1", "final"] as const;

/** Realistic Dockerfiles: stages that copy from and mount each other, heredocs, comments, both line ends. */
export function dockerfileText(): fc.Arbitrary<string> {
  const stages = fc
    .integer({ min: 1, max: NAMES.length })
    .chain((count) => fc.tuple(...NAMES.slice(0, count).map((name, index) => stage(name, index))));
  return fc
    .record({
      directive: fc.constantFrom("", "", "# syntax=docker/dockerfile:1\n", "# escape=\\\n"),
      globals: fc.constantFrom("", "ARG VERSION=3.20\n", "ARG A\nARG B=$A\n\n"),
      stages,
      lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
      hasFinalLineEnd: fc.boolean(),
    })
    .map(({ directive, globals, stages: texts, lineEnd, hasFinalLineEnd }) => {
      const text = directive + globals + texts.join("\n");
      return (hasFinalLineEnd ? text : text.slice(0, -1)).replaceAll("\n", lineEnd);
    });
}

function stage(name: string, index: number): fc.Arbitrary<string> {
  const earlier = NAMES.slice(0, index);
  const bases = ["alpine", "golang:1.24@sha256:0", "scratch", "alpine:${VERSION:-3}", ...earlier];
  const head = fc.constantFrom(...bases).map((base) => `FROM ${base} AS ${name}\n`);
  return fc
    .tuple(head, fc.array(step(earlier), { maxLength: 6 }))
    .map(([first, steps]) => first + steps.join(""));
}

function step(earlier: readonly string[]): fc.Arbitrary<string> {
  const source = fc.constantFrom(...earlier, "0", "busybox:1.36");
  return fc.oneof(
    fc.constantFrom(
      "# A comment\n",
      "\n",
      "WORKDIR /app\n",
      "COPY . .\n",
      "ENV PATH=/app/bin:$PATH NAME='a b'\n",
      "ENV MODE production\n",
      "ARG VERSION\n",
      "EXPOSE 8080/tcp\n",
      'ENTRYPOINT ["/app/run"]\n',
      "CMD exec /app/run --fast\n",
      "HEALTHCHECK --interval=5s CMD curl -f localhost\n",
      "ONBUILD COPY . /src\n",
      "RUN apk add \\\n    # why\n    curl \\\n\n    git\n",
      "RUN <<EOF\nset -e\nFROM here is text\nEOF\n",
      "COPY <<'A' <<-B /etc/\n$a\nA\n\tb\n\tB\n",
    ),
    source.map((from) => `COPY --from=${from} --chown=1:1 /out/ /app/\n`),
    source.map((from) => `RUN --mount=type=bind,from=${from},target=/x \\\n  make -C /x\n`),
  );
}

const FRAGMENTS = [
  "FROM |RUN |COPY |ADD |ENV |LABEL a=|ARG |ONBUILD |SHELL |nope |HEALTHCHECK CMD ",
  "FROM a\n|RUN a\n|RUN <<EOF\n|COPY <<A <<B /\n|\nFROM b\n|COPY --from=a ",
  "\n|\n|\n\n|\r\n|\r| |  |\t|\v|\f|\u0085|\u00A0|\u2028",
  "\\\n|\\\r\n|\\ \t\n|\\\\\n|\\|`\n|`|``|#|\n#|# c\n|#\\\n",
  "# escape=`\n|#escape=\\\n|# syntax=a\n|# check=b\n|# escape=|=| = |\uFEFF",
  "<<EOF|<<-EOF|<<'EOF'|<<\"EOF\"|3<<A|<<|<|EOF|EOF\n|\nEOF\n|\tEOF\n|A\n|\nB\n",
  '"|\'|["a"]|[|]|,|{|}|$|${|${a|${a:-|$a|/|--|--x |-|*|?|%|:|a|b=c|\0|🐋|\uD83D|\uDC0B',
].flatMap((line) => line.split("|"));

/** Anything at all, and with preference what Dockerfiles are made of in no good order: half pairs, NUL and lone CRs included. */
export function hostileText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fragments(40) },
    { weight: 2, arbitrary: fc.tuple(dockerfileText(), fragments(6)).map(([a, b]) => a + b) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  );
}

function fragments(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...FRAGMENTS), { maxLength }).map((pieces) => pieces.join(""));
}

/** One edit of `text`, such as a keystroke, a paste or a deletion, with preference at the starts and ends of lines. */
export function edit(text: string): fc.Arbitrary<TextEdit> {
  const edges = [0, text.length];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    edges.push(at, at + 1);
  }
  const place = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: text.length }));
  const length = fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 20, text.length);
  return fc
    .tuple(place, length, fc.oneof(fragments(1), fragments(4)))
    .map(([start, count, newText]) => ({
      span: { start, end: Math.min(start + count, text.length) },
      newText,
    }));
}
