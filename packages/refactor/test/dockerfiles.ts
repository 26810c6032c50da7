import fc from "fast-check";

const RUNS = [
  "RUN apt-get update && apt-get install -y curl",
  "RUN apt-get install -y git curl ca-certificates",
  "RUN touch /data/a && chmod 700 /data/a",
  "RUN mkdir -p /srv && touch /srv/a",
  "RUN npm ci",
  "RUN npm ci --ignore-scripts",
  "RUN --mount=type=cache,target=/root/.npm npm ci",
  "RUN npm run build",
  "RUN pip install -r requirements.txt",
  "RUN pip install flask",
  "RUN go mod download",
  "RUN go build -o /out/server .",
  "RUN curl -fsSL https://example.org/a -o /usr/local/bin/tool",
  "RUN curl -fsSL https://example.org/b -o /usr/local/bin/tool",
  "RUN mkdir -p /data/sub",
  "RUN mkdir /data",
  "RUN touch /data/a",
  "RUN cp /app/conf.json /etc/app.json",
  "RUN cat /app/conf.json > /out/a",
  "RUN cat conf.json",
  "RUN echo $MODE > /srv/a",
  'RUN echo "${VERSION}" > /tmp/a',
  "RUN echo a > out.txt",
  "RUN rm -rf /tmp/a",
  "RUN useradd -m app",
  "RUN chown -R app /data",
  "RUN chmod +x /usr/local/bin/entry.sh",
  "RUN ln -s /data /app/link",
  "RUN cat /app/link/a > /tmp/b",
  "RUN ./build.sh",
  "RUN make",
  "RUN --mount=type=bind,source=conf.json,target=conf.json cat conf.json > /tmp/b",
  'RUN ["touch", "/srv/a"]',
  "RUN cd /data && touch b",
  "RUN <<EOF\nset -e\n# not a comment of the file\ntouch /tmp/a\nEOF",
  "RUN apt-get update \\\n    # why\n    && apt-get install -y git",
  "RUN python3 -m venv /opt/venv",
  "RUN test -f /data/b && touch /tmp/b",
  "RUN ls ~ > /tmp/b",
];

const COPIES = [
  "COPY package.json package-lock.json ./",
  "COPY package*.json ./",
  "COPY requirements.txt .",
  "COPY go.mod go.sum ./",
  "COPY . .",
  "COPY src ./src",
  "COPY src/ /app/src/",
  "COPY conf.json /app/",
  "COPY conf.json /app/conf.json",
  "COPY conf.json /data",
  "COPY conf.json /data/",
  "COPY --chown=app conf.json /data/",
  "COPY --chown=1000 conf.json /data/x/",
  "COPY --link conf.json /data/",
  "COPY conf.json /app/link/",
  "COPY entry.sh /usr/local/bin/",
  "COPY public /srv/public",
  "COPY conf.json $WHERE/",
  "COPY conf.json /etc/app.json",
  "COPY main.go ./",
  "COPY <<A <<'B' /out/\n$MODE\nA\n$MODE\nB",
];

const OTHERS = [
  "WORKDIR /app",
  "WORKDIR /data",
  "WORKDIR /data/sub",
  "WORKDIR sub",
  "ENV MODE=a",
  "ENV MODE=b WHERE=/data",
  "ENV NODE_ENV=production",
  "ENV PORT=80",
  "ENV PATH=/opt/venv/bin:$PATH",
  "ENV WHERE=/out",
  "ENV COPY_OF=$MODE",
  "ARG VERSION=1",
  "ARG MODE=c",
  "ARG GIT_SHA",
  "USER app",
  "USER root",
  "USER 1000",
  'SHELL ["/bin/bash", "-c"]',
  'SHELL ["/bin/sh", "-ec"]',
  "LABEL a=$MODE b=1",
  "LABEL b=2",
  "EXPOSE 80 $PORT",
  "VOLUME /data",
  "CMD node src/a.js",
  'CMD ["node"]',
  'ENTRYPOINT ["entry.sh"]',
  "ENTRYPOINT entry.sh",
  "STOPSIGNAL SIGTERM",
  "HEALTHCHECK CMD curl localhost",
  "ONBUILD RUN a",
  "ONBUILD COPY . .",
];

/** Steps of a stage among which many are in each other's way, and many are not. */
function step(earlier: readonly string[]): fc.Arbitrary<string> {
  const copies = earlier.flatMap((name) => [
    `COPY --from=${name} /out /out`,
    `COPY --from=${name} /data/conf.json /app/`,
    `RUN --mount=from=${name},target=/mnt/x cp /mnt/x/a /tmp/a`,
  ]);
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...RUNS) },
    { weight: 4, arbitrary: fc.constantFrom(...COPIES, ...copies) },
    { weight: 5, arbitrary: fc.constantFrom(...OTHERS) },
  );
}

const SPACE = fc.constantFrom(
  "",
  "",
  "",
  "\n",
  "# about the next\n",
  "\n# apart\n\n# near\n",
  "  ",
);

const NAMES = ["one", "two", "three"];

export interface Shape {
  readonly stages: number;
  readonly steps: number;
}

/** Dockerfiles whose steps touch the same few places. */
export function dockerfiles({ stages, steps }: Shape): fc.Arbitrary<string> {
  const stageAt = (index: number): fc.Arbitrary<string> => {
    const earlier = NAMES.slice(0, index);
    const base = fc.constantFrom(
      "node:22",
      "node:22",
      ...(index === 0 ? ["scratch"] : []),
      ...earlier,
      ...earlier,
    );
    const body = fc.array(fc.tuple(SPACE, step(earlier)), { minLength: 2, maxLength: steps });
    return fc
      .tuple(base, body)
      .map(([from, lines]) =>
        [
          `FROM ${from} AS ${NAMES[index] ?? ""}`,
          ...lines.map(([space, line]) => space + line),
        ].join("\n"),
      );
  };
  return fc
    .record({
      directive: fc.constantFrom("", "", "# syntax=docker/dockerfile:1\n", "ARG GIT_SHA=abc\n"),
      bodies: fc
        .integer({ min: 1, max: stages })
        .chain((count) => fc.tuple(...NAMES.slice(0, count).map((_, index) => stageAt(index)))),
      lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
      end: fc.constantFrom("", "\n", "\n# the end\n"),
    })
    .map(({ directive, bodies, lineEnd, end }) =>
      (directive + bodies.join("\n\n# a stage\n") + end).replaceAll("\n", lineEnd),
    );
}
