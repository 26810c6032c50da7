import type { Story } from "../check-story.ts";

export const COPY_STORIES: readonly Story[] = [
  {
    name: "COPY counts by the content of what it selects",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY src /src\nCOPY docs /docs",
    changed: "src/app.ts",
    expected: `
      2 rebuilt COPY src /src selects src/app.ts, which changed, and there is no .dockerignore that excludes it
      3 rebuilt Follows line 2
    `,
  },
  {
    name: "a file that no COPY selects changes nothing",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY src /src",
    changed: "README.md",
    expected: "",
    notes: ["No COPY, ADD or mount of this build takes README.md"],
  },
  {
    name: "a newer time alone changes nothing",
    rule: "COPY caveat: same size and mtime",
    dockerfile: "FROM alpine\nCOPY . .",
    touched: "src/app.ts",
    expected: "",
    notes: ["no key holds times"],
  },
  {
    name: "another mode is another file",
    rule: "COPY permission change",
    dockerfile: "FROM alpine\nCOPY run.sh /",
    chmod: "run.sh",
    expected: "2 rebuilt COPY run.sh / selects run.sh, whose mode changed",
  },
  {
    name: "a new file is selected by the folder that it lies in",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY src /src",
    added: "src/new.ts",
    expected: "2 rebuilt selects src/new.ts, which is new",
  },
  {
    name: "a file that is gone was selected by its folder",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nADD src /src",
    removed: "src/old.ts",
    expected: "2 rebuilt selects src/old.ts no longer, for it was removed",
  },
  {
    name: "wildcards select what they match",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM node\nCOPY package*.json ./\nRUN npm ci\nCOPY *.ts ./",
    changed: "app.ts",
    expected: "4 rebuilt COPY *.ts ./ selects app.ts",
  },
  {
    name: "wildcards do not cross folders",
    dockerfile: "FROM node\nCOPY *.ts ./",
    changed: "src/app.ts",
    expected: "",
  },
  {
    name: "a wildcard that matches a folder selects all in it",
    dockerfile: "FROM node\nCOPY sr? ./",
    changed: "src/a/app.ts",
    expected: "2 rebuilt selects src/a/app.ts",
  },
  {
    name: "--exclude leaves files out",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY --exclude=*.md . /app",
    changed: "README.md",
    expected: "",
  },
  {
    name: "--parents selects by pattern",
    dockerfile: "FROM node\nCOPY --parents packages/*/package.json ./\nRUN npm ci",
    changed: "packages/a/index.ts",
    expected: "",
  },
  {
    name: "--chown is in the key",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY --chown=1 a /a",
    edited: "FROM alpine\nCOPY --chown=2 a /a",
    expected: "2 rebuilt Line 2 is edited",
  },
  {
    name: "the destination is in the key",
    rule: "COPY / ADD (local)",
    dockerfile: "FROM alpine\nCOPY a /a",
    edited: "FROM alpine\nCOPY a /b",
    expected: "2 rebuilt Line 2 is edited",
  },
  {
    name: "two spellings of one source are one",
    dockerfile: "FROM alpine\nCOPY . /a\nCOPY b /b",
    edited: "FROM alpine\nCOPY ./ /a\nCOPY ./b /b",
    files: "b",
    expected: "",
  },
  {
    name: "what .dockerignore leaves out never reaches the builder",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY . .",
    ignore: "*.md\nnode_modules\n",
    changed: "README.md node_modules/x/index.js",
    expected: "",
    notes: ["README.md never reaches the builder: line 1 of .dockerignore (*.md) leaves it out"],
  },
  {
    name: "an exception in .dockerignore brings a file back",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY . .",
    ignore: "*.md\n!README.md\n",
    changed: "README.md",
    expected:
      "2 rebuilt selects README.md, which changed, and no line of .dockerignore excludes it",
  },
  {
    name: "a new line of .dockerignore takes files out of what COPY selects",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY src /src\nCOPY docs /docs",
    files: "src/a docs/a.md docs/b.md",
    ignore: "",
    ignoreEdited: "docs/*.md",
    expected: "3 rebuilt selects docs/a.md no longer: line 1 of .dockerignore leaves it out",
  },
  {
    name: "an edit of .dockerignore that lets the same files in changes nothing that does not select it",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY src /src",
    files: "src/a docs/a.md .dockerignore",
    ignore: "docs",
    ignoreEdited: "docs/\n# more",
    expected: "",
  },
  {
    name: ".dockerignore is itself a file of the context",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY . .",
    files: "a .dockerignore",
    ignore: "b",
    ignoreEdited: "c",
    expected: "2 rebuilt selects .dockerignore, which changed",
  },
  {
    name: "the first .dockerignore takes the context's rest out",
    rule: ".dockerignore",
    dockerfile: "FROM alpine\nCOPY . .",
    files: "a .git/HEAD",
    ignore: null,
    ignoreEdited: ".git\n.dockerignore\n",
    expected: "2 rebuilt selects .git/HEAD no longer: line 1",
  },
  {
    name: "COPY --from counts by what the paths hold, not by how they came to be",
    rule: "COPY --from=stage|image",
    dockerfile: `
      FROM node AS builder
      WORKDIR /app
      COPY package.json .
      COPY src src
      FROM alpine
      COPY --from=builder /app/package.json /
      RUN true
    `,
    changed: "src/a.ts",
    expected: "4 rebuilt selects src/a.ts",
    notes: ["/app/package.json comes out the same"],
  },
  {
    name: "what a rebuilt RUN puts out is unknown",
    rule: "COPY --from=stage|image",
    dockerfile: `
      FROM node AS builder
      COPY . .
      RUN make
      FROM alpine
      COPY --from=builder /out /
      RUN true
    `,
    changed: "a.ts",
    expected: `
      2 rebuilt selects a.ts
      3 rebuilt Follows line 2
      5 maybe Stage “builder” is rebuilt, but COPY --from is keyed by what it takes: cached if /out comes out identical | selects a.ts
      6 maybe Follows line 5 (COPY --from=builder /out /), which may be rebuilt
    `,
  },
  {
    name: "identical output leaves what copies it cached",
    rule: "COPY --from=stage|image",
    dockerfile:
      "FROM node AS builder\nCOPY . .\nRUN make\nFROM alpine\nCOPY --from=builder /out /\nRUN true",
    changed: "a.ts",
    outputs: { 3: "identical" },
    expected: "2 rebuilt selects a.ts\n3 rebuilt Follows line 2",
    notes: ["/out comes out the same"],
  },
  {
    name: "different output rebuilds what copies it",
    rule: "COPY --from=stage|image",
    dockerfile:
      "FROM node AS builder\nCOPY . .\nRUN make\nFROM alpine\nCOPY --from=builder /out /\nRUN true",
    changed: "a.ts",
    output: "different",
    expected: `
      2 rebuilt selects a.ts
      3 rebuilt Follows line 2
      5 rebuilt Stage “builder” puts out another /out
      6 rebuilt Follows line 5
    `,
  },
  {
    name: "a copied source file that changed is another in any case",
    dockerfile:
      "FROM node AS builder\nCOPY . /app\nRUN make\nFROM alpine\nCOPY --from=builder /app/src /src",
    changed: "src/a.ts",
    outputs: { 3: "identical" },
    expected: `
      2 rebuilt selects src/a.ts
      3 rebuilt Follows line 2
      5 rebuilt Stage “builder” puts out another /app/src
    `,
  },
  {
    name: "COPY --link does not depend on what is below",
    rule: "COPY/ADD --link",
    dockerfile: "FROM alpine\nRUN one\nCOPY --link a /a\nRUN two",
    moved: "alpine",
    expected: `
      2 rebuilt FROM on line 1
      4 rebuilt Follows line 2
    `,
    notes: ["--link: its layer does not depend on what is below"],
  },
  {
    name: "COPY --link depends on what it copies",
    rule: "COPY/ADD --link",
    dockerfile: "FROM alpine\nCOPY --link a /a\nRUN two",
    changed: "a",
    expected: "2 rebuilt selects a\n3 rebuilt Follows line 2",
  },
  {
    name: "COPY --link with --chmod is an ordinary COPY",
    rule: "COPY/ADD --link",
    dockerfile: "FROM alpine\nCOPY --link --chmod=755 a /a",
    moved: "alpine",
    expected: "2 rebuilt FROM on line 1",
  },
  {
    name: "ADD of an address asks whether it changed",
    rule: "ADD http(s) URL",
    dockerfile: "FROM alpine\nADD https://example.com/a.tar /a\nRUN true",
    fetched: "https://example.com/a.tar",
    expected: `
      2 rebuilt https://example.com/a.tar holds something else than before
      3 rebuilt Follows line 2
    `,
  },
  {
    name: "a checksum says what an address holds",
    rule: "ADD --checksum / COPY of pinned source",
    dockerfile: `FROM alpine\nADD --checksum=sha256:${"b".repeat(64)} https://example.com/a.tar /a`,
    fetched: "https://example.com/a.tar",
    expected: "",
    notes: ["so it never holds anything else"],
  },
  {
    name: "a branch of a Git repository moves",
    rule: "ADD git",
    dockerfile: "FROM alpine\nADD https://github.com/moby/buildkit.git#master /src",
    fetched: "https://github.com/moby/buildkit.git#master",
    expected: "2 rebuilt holds something else than before",
  },
  {
    name: "a commit of a Git repository does not move",
    rule: "ADD git",
    dockerfile: `FROM alpine\nADD https://github.com/moby/buildkit.git#${"c".repeat(40)} /src`,
    fetched: `https://github.com/moby/buildkit.git#${"c".repeat(40)}`,
    expected: "",
  },
  {
    name: "a file written in the Dockerfile is in the key",
    rule: "heredoc RUN/COPY",
    dockerfile: "FROM alpine\nCOPY <<EOF /etc/a\none\nEOF\nRUN true",
    edited: "FROM alpine\nCOPY <<EOF /etc/a\ntwo\nEOF\nRUN true",
    expected: "2 rebuilt Line 2 is edited\n5 rebuilt Follows line 2",
  },
  {
    name: "a variable in a file written in the Dockerfile is replaced before",
    rule: "heredoc RUN/COPY",
    dockerfile: "FROM alpine\nARG V=1\nCOPY <<EOF /etc/a\n$V\nEOF",
    arguments: { V: "2" },
    expected: "3 rebuilt Line 3 uses V: ARG V (line 2) is “2” instead of “1”",
  },
  {
    name: "a variable in a quoted file stays as it is",
    rule: "heredoc RUN/COPY",
    dockerfile: "FROM alpine\nARG V=1\nCOPY <<'EOF' /etc/a\n$V\nEOF",
    arguments: { V: "2" },
    expected: "",
  },
  {
    name: "WORKDIR reaches a relative destination",
    dockerfile: "FROM alpine\nWORKDIR /\nCOPY a b",
    edited: "FROM alpine\nWORKDIR /x\nCOPY a b",
    expected: `
      2 rebuilt Line 2 is edited
      3 rebuilt WORKDIR on line 2 is /x instead of / | Follows line 2
    `,
  },
];
