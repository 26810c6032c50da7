import type { Story } from "../check-story.ts";

export const ARGUMENT_STORIES: readonly Story[] = [
  {
    name: "an argument reaches the first RUN after it, used or not",
    rule: "ARG (declared)",
    dockerfile: "FROM alpine\nRUN zero\nARG VERSION=1\nCOPY a /a\nRUN one\nRUN two",
    arguments: { VERSION: "2" },
    expected: `
      5 rebuilt ARG VERSION (line 3) is “2” instead of “1”, and the key of a RUN holds every variable in scope, used or not
      6 rebuilt ARG VERSION | Follows line 5
    `,
    notes: [],
  },
  {
    name: "an argument reaches a COPY that uses it",
    rule: "ARG (declared)",
    dockerfile: "FROM alpine\nARG FILE=a\nCOPY $FILE /x\nCOPY b /b",
    arguments: { FILE: "c" },
    expected: `
      3 rebuilt Line 3 uses FILE: ARG FILE (line 2) is “c” instead of “a”
      4 rebuilt Follows line 3
    `,
  },
  {
    name: "the default given as a value changes nothing",
    rule: "ARG (declared)",
    dockerfile: "FROM alpine\nARG VERSION=1\nRUN one",
    arguments: { VERSION: "1" },
    expected: "",
  },
  {
    name: "an argument without a default is set by its first value",
    rule: "ARG (declared)",
    dockerfile: "FROM alpine\nARG VERSION\nRUN echo $VERSION",
    arguments: { VERSION: "1" },
    expected: "3 rebuilt ARG VERSION (line 2) is now set to “1”, which the command uses",
  },
  {
    name: "an argument of one stage does not reach another",
    rule: "ARG (declared)",
    dockerfile: "FROM alpine AS a\nARG V=1\nRUN one\nFROM alpine\nCOPY --from=a /x /x\nRUN two",
    arguments: { V: "2" },
    outputs: { 3: "identical" },
    expected: "3 rebuilt ARG V",
  },
  {
    name: "an ENV of the same name hides an argument",
    rule: "ARG overridden by ENV of the same name",
    dockerfile: "FROM alpine\nARG V=1\nENV V=9\nRUN echo $V",
    arguments: { V: "2" },
    expected: "",
  },
  {
    name: "an ENV that takes an argument's value changes with it",
    dockerfile: "FROM alpine\nARG V=1\nENV W=$V\nCOPY a /a\nRUN true",
    arguments: { V: "2" },
    expected:
      "5 rebuilt ARG V (line 2) is “2” instead of “1” | ENV W (line 3) is “2” instead of “1”",
    notes: ["ENV runs nothing"],
  },
  {
    name: "a proxy that no line declares is not in the key",
    rule: "Predefined ARGs (HTTP_PROXY, HTTPS_PROXY, FTP_PROXY, NO_PROXY, ALL_PROXY and lower case)",
    dockerfile: "FROM alpine\nRUN one",
    arguments: { HTTP_PROXY: "http://proxy" },
    expected: "",
  },
  {
    name: "a proxy that an ARG declares is in the key",
    rule: "Predefined ARGs (HTTP_PROXY, HTTPS_PROXY, FTP_PROXY, NO_PROXY, ALL_PROXY and lower case)",
    dockerfile: "FROM alpine\nARG HTTP_PROXY\nRUN one",
    arguments: { HTTP_PROXY: "http://proxy" },
    expected: "3 rebuilt ARG HTTP_PROXY",
  },
  {
    name: "a platform argument reaches only stages that declare it",
    rule: "Automatic platform ARGs (TARGETPLATFORM, ...)",
    dockerfile:
      "FROM alpine AS a\nARG BUILDPLATFORM\nRUN one\nFROM alpine\nCOPY --from=a /x /\nRUN two",
    arguments: { BUILDPLATFORM: "linux/riscv64" },
    outputs: { 3: "identical" },
    expected: "3 rebuilt ARG BUILDPLATFORM",
  },
  {
    name: "ENV reaches the next RUN and no COPY",
    rule: "ENV",
    dockerfile: "FROM alpine\nENV A=1\nCOPY a /a\nRUN one",
    edited: "FROM alpine\nENV A=2\nCOPY a /a\nRUN one",
    expected: "4 rebuilt ENV A (line 2) is “2” instead of “1”",
    notes: ["Line 2 is edited: it was ENV A=1; an ENV runs nothing"],
  },
  {
    name: "ENV below the last RUN rebuilds nothing",
    rule: "ENV",
    dockerfile: "FROM alpine\nRUN one\nENV A=1\nCMD run",
    edited: "FROM alpine\nRUN one\nENV A=2\nCMD run",
    expected: "",
  },
  {
    name: "a removed ENV is missed by the next RUN",
    rule: "ENV",
    dockerfile: "FROM alpine\nENV A=1\nRUN one",
    edited: "FROM alpine\nRUN one",
    expected: "2 rebuilt ENV A, which is no longer set",
  },
  {
    name: "what only changes the configuration reaches nothing",
    rule: "LABEL / CMD / ENTRYPOINT / EXPOSE / HEALTHCHECK / STOPSIGNAL / VOLUME",
    dockerfile: `
      FROM alpine
      LABEL a=1
      EXPOSE 80
      STOPSIGNAL 9
      VOLUME /a
      HEALTHCHECK CMD a
      ENTRYPOINT a
      CMD a
      RUN one
    `,
    edited: `
      FROM alpine
      LABEL a=2
      EXPOSE 81
      STOPSIGNAL 10
      VOLUME /b
      HEALTHCHECK CMD b
      ENTRYPOINT b
      CMD b
      RUN one
    `,
    expected: "",
    notes: ["only the image's configuration changes, no step depends on it"],
  },
  {
    name: "an argument that no line declares has no effect",
    rule: "--build-arg of an undeclared name",
    dockerfile: "FROM alpine\nRUN one",
    arguments: { NOPE: "1" },
    expected: "",
    notes: ["No ARG declares NOPE, so --build-arg NOPE has no effect"],
  },
];
