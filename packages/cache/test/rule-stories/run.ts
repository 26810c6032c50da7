import type { Story } from "../check-story.ts";

export const RUN_STORIES: readonly Story[] = [
  {
    name: "an edited command is run, and what follows it",
    rule: "RUN",
    dockerfile: "FROM alpine\nRUN one\nRUN two\nRUN three",
    edited: "FROM alpine\nRUN one\nRUN 2\nRUN three",
    expected: `
      3 rebuilt Line 3 is edited: it was RUN two
      4 rebuilt Follows line 3 (RUN 2), which is rebuilt | Line 3 is edited
    `,
  },
  {
    name: "what a command fetches is not in the key",
    rule: "RUN",
    dockerfile: "FROM alpine\nRUN apk add curl",
    fetched: "https://dl-cdn.alpinelinux.org/",
    expected: "",
  },
  {
    name: "comments and line breaks inside a command are not in the key",
    rule: "RUN comments/whitespace",
    dockerfile: "FROM alpine\nRUN one && \\\n    two",
    edited: "FROM alpine\nRUN one && \\\n    # a comment\n    two\n",
    expected: "",
  },
  {
    name: "spaces inside a command count",
    rule: "RUN comments/whitespace",
    dockerfile: "FROM alpine\nRUN one && two",
    edited: "FROM alpine\nRUN one  && two",
    expected: "2 rebuilt Line 2 is edited: only white space is another",
  },
  {
    name: "comments and empty lines between instructions move lines and nothing else",
    rule: "RUN comments/whitespace",
    dockerfile: "FROM alpine\nRUN one\nRUN two",
    edited: "# hi\n\nFROM alpine\n# one\nRUN one\n\nRUN two",
    expected: "",
  },
  {
    name: "the id of a cache mount is not in the key",
    rule: "RUN --mount=type=cache",
    dockerfile: "FROM alpine\nRUN --mount=type=cache,id=a,target=/c make",
    edited: "FROM alpine\nRUN --mount=type=cache,id=b,sharing=locked,target=/c make",
    expected: "",
  },
  {
    name: "the target of a cache mount is in the key",
    rule: "RUN --mount=type=cache",
    dockerfile: "FROM alpine\nRUN --mount=type=cache,target=/c make",
    edited: "FROM alpine\nRUN --mount=type=cache,target=/d make",
    expected: "2 rebuilt Line 2 is edited",
  },
  {
    name: "a value of a secret is not in the key, and no change can name it",
    rule: "RUN --mount=type=secret / ssh",
    dockerfile: "FROM alpine\nRUN --mount=type=secret,id=token --mount=type=ssh make",
    changed: "token",
    expected: "",
    notes: ["No COPY, ADD or mount of this build takes token"],
  },
  {
    name: "a secret's id and target are in the key",
    rule: "RUN --mount=type=secret / ssh",
    dockerfile: "FROM alpine\nRUN --mount=type=secret,id=a,target=/s make",
    edited: "FROM alpine\nRUN --mount=type=secret,id=a,target=/t make",
    expected: "2 rebuilt Line 2 is edited",
  },
  {
    name: "the size of a tmpfs is in the key",
    rule: "RUN --mount=type=tmpfs",
    dockerfile: "FROM alpine\nRUN --mount=type=tmpfs,target=/t,size=1m make",
    edited: "FROM alpine\nRUN --mount=type=tmpfs,target=/t,size=2m make",
    expected: "2 rebuilt Line 2 is edited",
  },
  {
    name: "a mount of the context shows RUN its files",
    rule: "RUN --mount=type=bind",
    dockerfile: "FROM golang\nWORKDIR /src\nRUN --mount=target=. go build -o /out/x .\nRUN ls",
    changed: "main.go",
    expected: `
      3 rebuilt The mount of line 3 shows main.go, which changed
      4 rebuilt Follows line 3
    `,
  },
  {
    name: "a mount of one file of the context shows no other",
    rule: "RUN --mount=type=bind",
    dockerfile: "FROM golang\nRUN --mount=type=bind,source=go.mod,target=go.mod go mod download",
    changed: "main.go",
    expected: "",
  },
  {
    name: "a file's time is not in the key of a mount",
    rule: "RUN --mount=type=bind",
    dockerfile: "FROM golang\nRUN --mount=target=/src go build",
    touched: "main.go",
    expected: "",
    notes: ["main.go only has a newer time"],
  },
  {
    name: "a mount from a stage counts by the content at its source",
    rule: "RUN --mount=type=bind",
    dockerfile: `
      FROM alpine AS files
      COPY conf /conf
      COPY data /data
      FROM alpine
      RUN --mount=from=files,source=/conf,target=/c cp -r /c /etc
    `,
    changed: "data/x",
    expected: "3 rebuilt selects data/x",
    notes: ["/conf comes out the same"],
  },
  {
    name: "a mount from a stage sees what its COPY brings",
    dockerfile: `
      FROM alpine AS files
      COPY conf /conf
      FROM alpine
      RUN --mount=from=files,source=/conf,target=/c cp -r /c /etc
    `,
    changed: "conf/x",
    expected: `
      2 rebuilt selects conf/x
      4 rebuilt Stage “files” puts out another /conf | selects conf/x
    `,
  },
  {
    name: "a cache mount that starts from a stage counts by that stage",
    dockerfile: `
      FROM alpine AS seed
      RUN make seed
      FROM alpine
      RUN --mount=type=cache,from=seed,source=/s,target=/c make
    `,
    moved: "alpine",
    expected: `
      2 rebuilt FROM on line 1
      4 rebuilt FROM on line 3 | cached if /s comes out identical
    `,
  },
  {
    name: "USER and SHELL reach the next RUN",
    rule: "USER / SHELL",
    dockerfile: "FROM alpine\nCOPY a /a\nUSER 1\nRUN true",
    edited: "FROM alpine\nCOPY a /a\nUSER 2\nRUN true",
    expected: "4 rebuilt USER on line 3 is 2 instead of 1",
    notes: ["USER runs nothing"],
  },
  {
    name: "SHELL reaches RUN in shell form alone",
    rule: "USER / SHELL",
    dockerfile: 'FROM alpine\nSHELL ["/bin/sh", "-c"]\nRUN ["true"]\nRUN true',
    edited: 'FROM alpine\nSHELL ["/bin/ash", "-c"]\nRUN ["true"]\nRUN true',
    expected: "4 rebuilt SHELL on line 2 is /bin/ash -c instead of /bin/sh -c",
  },
  {
    name: "WORKDIR makes a folder, and RUN starts in it",
    rule: "WORKDIR",
    dockerfile: "FROM alpine\nWORKDIR /a\nRUN true",
    edited: "FROM alpine\nWORKDIR /b\nRUN true",
    expected: `
      2 rebuilt Line 2 is edited: it was WORKDIR /a
      3 rebuilt WORKDIR on line 2 is /b instead of /a | Follows line 2
    `,
  },
  {
    name: "WORKDIR / makes no layer, and still RUN starts elsewhere",
    rule: "WORKDIR",
    dockerfile: "FROM alpine\nWORKDIR /\nCOPY a /a\nRUN true",
    edited: "FROM alpine\nCOPY a /a\nRUN true",
    expected: "",
  },
  {
    name: "WORKDIR belongs to the user above it",
    rule: "WORKDIR",
    dockerfile: "FROM alpine\nUSER 1\nWORKDIR /a",
    edited: "FROM alpine\nUSER 2\nWORKDIR /a",
    expected: "3 rebuilt USER on line 2 is 2 instead of 1",
  },
  {
    name: "SOURCE_DATE_EPOCH reaches WORKDIR and what follows it",
    rule: "SOURCE_DATE_EPOCH",
    dockerfile: "FROM alpine\nRUN one\nWORKDIR /a\nCOPY x .",
    argumentsBefore: { SOURCE_DATE_EPOCH: "1" },
    arguments: { SOURCE_DATE_EPOCH: "2" },
    expected: `
      3 rebuilt SOURCE_DATE_EPOCH changed
      4 rebuilt Follows line 3
    `,
  },
  {
    name: "the body of a heredoc is the command",
    rule: "heredoc RUN/COPY",
    dockerfile: "FROM alpine\nRUN <<EOF\none\ntwo\nEOF\nRUN three",
    edited: "FROM alpine\nRUN <<EOF\none\n2\nEOF\nRUN three",
    expected: `
      2 rebuilt Line 2 is edited
      6 rebuilt Follows line 2 (RUN <<EOF one 2
    `,
  },
  {
    name: "the network of a RUN is in its key",
    dockerfile: "FROM alpine\nRUN true",
    edited: "FROM alpine\nRUN --network=none true",
    expected: "2 rebuilt Line 2 is edited",
  },
];
