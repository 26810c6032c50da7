import { expect, test } from "vitest";
import { readSizes } from "../src/index.ts";
import { modelOf, sizesOf } from "./sizes-of.ts";

const dockerfile = `FROM node:22-slim AS base
WORKDIR /app
FROM base
ARG VERSION=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev \\
    && npm cache clean --force
COPY dist ./dist
USER node
CMD ["node", "dist/index.js"]
`;

/** The lines of the Dockerfile with the megabytes that were read for them, "base" for the image. */
function checkRead(text: string, expected: Readonly<Record<string, number>>, unmatched = 0): void {
  const { typed, unmatched: others, problem } = readSizes(modelOf(dockerfile), null, text);
  const lines = new Map(
    sizesOf(dockerfile).stages.flatMap(({ steps }) => steps.map(({ key, line }) => [key, line])),
  );
  const read = Object.fromEntries([
    ...Object.entries(typed.steps).map(([key, bytes]) => [String(lines.get(key)), bytes / 1e6]),
    ...Object.entries(typed.images).map(([, bytes]) => ["base", bytes / 1e6]),
    ...Object.entries(typed.totals).map(([key, bytes]) => [`total ${key}`, bytes / 1e6]),
  ]);
  expect({ read, unmatched: others.length, problem }).toEqual({
    read: expected,
    unmatched,
    problem: null,
  });
}

const whole = { "2": 0, "5": 0.1, "6": 12.4, "8": 3.2, base: 227 };

test("BuildKit’s history, cut off", () => {
  checkRead(
    `IMAGE          CREATED          CREATED BY                                      SIZE      COMMENT
a1b2c3d4e5f6   10 minutes ago   CMD ["node" "dist/index.js"]                    0B        buildkit.dockerfile.v0
<missing>      10 minutes ago   USER node                                       0B        buildkit.dockerfile.v0
<missing>      10 minutes ago   COPY dist ./dist # buildkit                     3.2MB     buildkit.dockerfile.v0
<missing>      10 minutes ago   RUN |1 VERSION=1 /bin/sh -c npm ci --omit=de…   12.4MB    buildkit.dockerfile.v0
<missing>      11 minutes ago   COPY package.json package-lock.json ./ # bui…   100kB     buildkit.dockerfile.v0
<missing>      11 minutes ago   ARG VERSION=1                                   0B        buildkit.dockerfile.v0
<missing>      11 minutes ago   WORKDIR /app                                    0B        buildkit.dockerfile.v0
<missing>      3 weeks ago      CMD ["node"]                                    0B        buildkit.dockerfile.v0
<missing>      3 weeks ago      COPY docker-entrypoint.sh /usr/local/bin/ # …   388B      buildkit.dockerfile.v0
<missing>      3 weeks ago      RUN /bin/sh -c ARCH= && dpkgArch="$(dpkg --p…   151.999612MB     buildkit.dockerfile.v0
<missing>      3 weeks ago      # debian.sh --arch 'amd64' out/ 'bookworm' '…   75MB      debuerreotype 0.15
`,
    whole,
  );
});

test("with --no-trunc and --human=false", () => {
  checkRead(
    `IMAGE       CREATED AT                  CREATED BY                                                                                SIZE       COMMENT
sha256:0    2026-09-01T10:00:00+02:00   CMD ["node" "dist/index.js"]                                                              0          buildkit.dockerfile.v0
<missing>   2026-09-01T10:00:00+02:00   COPY dist ./dist # buildkit                                                               3200000    buildkit.dockerfile.v0
<missing>   2026-09-01T10:00:00+02:00   RUN |1 VERSION=1 /bin/sh -c npm ci --omit=dev     && npm cache clean --force # buildkit   12400000   buildkit.dockerfile.v0
`,
    { "6": 12.4, "8": 3.2 },
  );
});

test("as JSON, a line a row", () => {
  const rows = [
    ["COPY dist ./dist # buildkit", "3.2MB"],
    [
      "RUN |1 VERSION=1 /bin/sh -c npm ci --omit=dev     && npm cache clean --force # buildkit",
      "12.4MB",
    ],
    ["COPY package.json package-lock.json ./ # buildkit", "100kB"],
    ["WORKDIR /app", "0B"],
    ["RUN /bin/sh -c everything below", "227MB"],
  ];
  checkRead(
    rows
      .map(([CreatedBy, Size]) => JSON.stringify({ Comment: "", CreatedBy, ID: "<missing>", Size }))
      .join("\n"),
    whole,
  );
});

test("of the builder before BuildKit", () => {
  checkRead(
    `IMAGE          CREATED        CREATED BY                                                                      SIZE      COMMENT
a1b2c3d4e5f6   1 minute ago   /bin/sh -c #(nop)  CMD ["node" "dist/index.js"]                                 0B
1b2c3d4e5f6a   1 minute ago   /bin/sh -c #(nop) COPY dir:0f00d in ./dist                                      3.2MB
2c3d4e5f6a1b   1 minute ago   /bin/sh -c npm ci --omit=dev     && npm cache clean --force                     12.4MB
3d4e5f6a1b2c   1 minute ago   /bin/sh -c #(nop) COPY multi:beef in ./                                         100kB
4e5f6a1b2c3d   1 minute ago   /bin/sh -c #(nop) WORKDIR /app                                                  0B
<missing>      3 weeks ago    /bin/sh -c #(nop) ADD file:1234 in /                                            227MB
`,
    whole,
  );
});

test("a format of one’s own, and a step that the Dockerfile does not have", () => {
  checkRead(
    "3.2MB\tCOPY dist ./dist # buildkit\n40MB\tRUN /bin/sh -c apt-get update # buildkit\n12.4MB\tRUN |1 VERSION=1 /bin/sh -c npm ci --omit=dev && npm cache clean --force # buildkit\n",
    { "6": 12.4, "8": 3.2 },
    1,
  );
});

test.for([
  [
    "REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\nmy/app       latest    a1b2c3d4e5f6   2 hours ago    242MB\nnode         22-slim   b1b2c3d4e5f6   3 weeks ago    227MB\n",
  ],
  [
    "IMAGE             ID             DISK USAGE   CONTENT SIZE   EXTRA\nmy/app:latest     a1b2c3d4e5f6   242MB        80MB           U\nnode:22-slim      b1b2c3d4e5f6   227MB        79MB\n",
  ],
  [
    '{"Repository":"my/app","Tag":"latest","Size":"242MB"}\n{"Repository":"node","Tag":"22-slim","Size":"227MB"}\n',
  ],
] as const)("the sizes of whole images", ([text]) => {
  checkRead(text, { base: 227, "total #1": 242 });
});

test("what docker image inspect says", () => {
  checkRead('[{"Id":"sha256:1","RepoTags":["my/app:latest"],"Size":242000000}]', {
    "total #1": 242,
  });
});

test.for([
  ["", /No row with a size/],
  ["hello\nworld", /No row with a size/],
  [
    "BUILD ID   NAME   STATUS   CREATED AT   DURATION\nabc  x  Completed  1 day ago  10.2s\n",
    /docker buildx history/,
  ],
  ["10MB\tRUN /bin/sh -c something else\n", /No row fits/],
] as const)("says why nothing of %j can be used", ([text, reason]) => {
  expect(readSizes(modelOf(dockerfile), null, text).problem).toMatch(reason);
});
