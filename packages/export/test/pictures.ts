import { createAnalyzer, type Analysis } from "@stagemap/analysis";

/** All that is known of a Dockerfile. */
export function analysisOf(dockerfile: string, target: string | null = null): Analysis {
  return createAnalyzer().analyze({ dockerfile, target });
}

/** A stage of each role, a copy from an image, a mount, a stage that is built on. */
export const MANY_KINDS = `FROM golang:1.25 AS deps
WORKDIR /src
RUN go mod download
FROM deps AS builder
COPY . .
RUN --mount=type=bind,from=deps,source=/go,target=/go go build -o /out/app .
FROM deps AS tester
RUN go test ./...
FROM scratch
COPY --from=builder /out/app /app
COPY --from=alpine:3.22 /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
ENTRYPOINT ["/app"]
`;

/** What tries to be markup or syntax of any of the formats. */
export const HOSTILE = [
  `</text><script>alert(1)</script>`,
  `]]>`,
  `"><img src=x onerror=alert(1)>`,
  `&lt;b&gt; &#60; &amp;`,
  `\`\`\`\n# head`,
  `a"] --> b["x`,
  `#quot; #60;script#62;`,
  `%%{init: {"theme":"dark"}}%%`,
  `\\" ]; evil [label="`,
  `\u0000\u0007\u001b[31m\u0085\u202e\u2066`,
  `\ud800 \udc00x\ud83d`,
  `\ufffe\uffff`,
  `javascript:alert(1) [x](javascript:alert(1))`,
  `end subgraph click s0 "javascript:alert(1)"`,
  `${"名".repeat(40)} 🚀 e\u0301`,
  `' onload='alert(1)`,
] as const;

/** A Dockerfile with the text wherever the picture shows something. */
export function hostileFile(text: string): string {
  return [
    `FROM ${text} AS ${text}`,
    `RUN echo ${text}`,
    `${text} what`,
    `COPY --from=${text} /${text} /x`,
    `FROM alpine AS b`,
    `COPY --from=0 ["/${text}", "/x"]`,
    `RUN --mount=type=bind,from=${text},source="${text}" true`,
    `FROM scratch AS c`,
    `COPY --from=b /${text} /`,
  ].join("\n");
}
