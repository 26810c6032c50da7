import { describe, expect, test } from "vitest";
import { checkText, DEFAULT_SETTINGS } from "../src/index.ts";
import type { RuleSettings } from "../src/index.ts";
import { fixedBy, offered, safetyOf } from "./fixing.ts";

interface Asked {
  readonly isAll?: boolean;
  readonly settings?: Partial<RuleSettings>;
}

function count(id: string, text: string, { isAll = false, settings = {} }: Asked = {}): number {
  const runOptions = { isAll, settings: { ...DEFAULT_SETTINGS, ...settings } };
  const { findings } = checkText(text, { modelOptions: { target: null }, runOptions });
  return findings.filter(({ rule, aliases }) => [rule.id, ...aliases].includes(id)).length;
}

describe("what hadolint finds and is no mistake is found only when everything is asked for", () => {
  test.for([
    ["DL3000", "FROM alpine:3.22\nWORKDIR /srv\nWORKDIR web\n"],
    ["DL3000", "FROM alpine:3.22 AS a\nWORKDIR /srv\nFROM a\nWORKDIR web\n"],
    ["DL3003", "FROM alpine:3.22\nRUN mkdir /a && cd /a && make\n"],
    ["DL3003", "FROM alpine:3.22\nRUN <<EOF\ncd /a\nmake\nEOF\n"],
    ["DL3003", "FROM alpine:3.22\nRUN (cd /a && make)\n"],
    ["DL3008", "FROM debian:13\nRUN apt-get install -y $PACKAGES\n"],
    ["DL3008", 'FROM debian:13\nENV P="a=1 b=2"\nRUN apt-get install -y $P\n'],
    ["DL3009", "FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n"],
    ["DL3013", "FROM python:3.13\nRUN pip install .[web]\n"],
    ["DL3014", "FROM debian:13\nRUN yes | apt-get install curl=8.*\n"],
    ["DL3015", "FROM debian:13\nRUN apt-get install -o APT::Install-Recommends=0 -y curl\n"],
    [
      "DL3015",
      "FROM debian:13\nRUN echo 'APT::Install-Recommends 0;' > /etc/apt/apt.conf.d/a\nRUN apt-get install -y a\n",
    ],
    ["DL3016", "FROM node:22\nRUN npm install user/tool#v1\n"],
    ["DL3019", "FROM alpine:3.22\nRUN apk add a=1 && rm -rf /var/cache/apk/*\n"],
    ["DL3020", "FROM alpine:3.22\nADD git@example.com:a/b.git#v1 /b\n"],
    ["DL3020", "FROM alpine:3.22\nADD --checksum=sha256:0 $URL /a\n"],
    ["DL3020", "FROM alpine:3.22\nARG URL=https://example.com/a\nADD $URL/b /b\n"],
    ["DL3021", "FROM alpine:3.22\nCOPY a b .\n"],
    ["DL3022", "FROM alpine:3.22\nCOPY --from=composer /a /a\n"],
    ["DL3025", 'FROM alpine:3.22\nSHELL ["/bin/ash", "-c"]\nCMD top\n'],
    ["DL3025", "FROM alpine:3.22\nHEALTHCHECK CMD curl -f localhost || exit 1\n"],
    ["DL3028", "FROM ruby:3.4\nRUN gem install ./tool.gem\n"],
    ["DL3029", "ARG P\nFROM --platform=$P alpine:3.22\n"],
    ["DL3029", "FROM --platform=linux/amd64 alpine:3.22 AS base-amd64\n"],
  ] as const)("%s in %j", ([id, text]) => {
    expect([count(id, text), count(id, text, { isAll: true })]).toEqual([0, 1]);
  });
});

describe("finds", () => {
  test.for([
    ["DL3008", "FROM debian:13\nRUN <<EOF\napt-get install -y curl\nEOF\n"],
    ["DL3008", 'FROM debian:13\nENV P="a=1 b"\nRUN apt-get install -y $P\n'],
    ["DL3008", 'FROM debian:13\nRUN ["apt-get", "install", "-y", "curl"]\n'],
    ["DL3008", 'FROM debian:13\nRUN bash -c "apt-get install -y curl"\n'],
    ["DL3008", "FROM debian:13\nRUN sudo apt install -y curl && apt-get install -y git\n"],
    ["DL3009", "FROM debian:13\nRUN rm -rf /tmp/* && apt-get update\n"],
    ["DL3020", "FROM alpine:3.22\nADD a.tar.gz b /srv/\n"],
    ["DL3022", "FROM alpine:3.22\nCOPY --from=web /a /a\nFROM alpine:3.22 AS Web\n"],
    ["DL3026", "FROM a.example.com/b:1\n", { trustedRegistries: ["example.com"] }],
  ] as const)("%s once in %j", ([id, text, settings]) => {
    expect(count(id, text, settings === undefined ? {} : { settings })).toBe(1);
  });

  test.for([
    ["DL3006", "ARG IMAGE\nFROM $IMAGE\n"],
    ["DL3006", "FROM alpine:${TAG:-3.22}\n"],
    ["DL3006", "FROM alpine:3.22 AS Base\nFROM base\n"],
    ["DL3007", "FROM cargo-chef:latest-rust-1\n"],
    ["DL3009", "FROM debian:13\nRUN apt-get update && rm -rf /var/lib/{apt,cache}/\n"],
    ["DL3009", "FROM debian:13\nRUN apt-get update && cd /var/lib/apt && rm -rf lists\n"],
    ["DL3010", "FROM a:1\nCOPY a.tar /a/\nFROM b:1\nRUN tar -xf a.tar\n"],
    ["DL3026", "FROM docker.io/a:1\nFROM a:1\n", { trustedRegistries: ["docker.io"] }],
    ["DL3026", "FROM a.gcr.io/b:1\nFROM scratch\n", { trustedRegistries: ["*.gcr.io"] }],
    ["DL3008", "FROM debian:13\nRUN apt-get install -y curl\n", { isPinningOff: true }],
  ] as const)("%s not in %j", ([id, text, settings]) => {
    expect(count(id, text, settings === undefined ? {} : { settings })).toBe(0);
  });
});

describe("fixes", () => {
  test.for([
    // What a `cd` did, WORKDIR does, and leads back where that matters.
    [
      "DL3003",
      "FROM debian:13\nRUN cd /a && \\\n    # why\n    make\nRUN cd /b && make\nWORKDIR /c\n",
      "FROM debian:13\nWORKDIR /a\nRUN \\\n    # why\n    make\nWORKDIR /b\nRUN make\nWORKDIR /c\n",
    ],
    [
      "DL3003",
      "FROM debian:13\r\nWORKDIR /a\r\nRUN cd b; make\r\nCOPY c d/\r\n",
      "FROM debian:13\r\nWORKDIR /a\r\nWORKDIR /a/b\r\nRUN make\r\nWORKDIR /a\r\nCOPY c d/\r\n",
    ],
    [
      "DL3003",
      "FROM debian:13\nWORKDIR /a\nRUN cd /a && make\n",
      "FROM debian:13\nWORKDIR /a\nRUN make\n",
    ],
    [
      "DL3003",
      "FROM debian:13\nENV D=/d\nRUN cd $D/e && make\nWORKDIR /\n",
      "FROM debian:13\nENV D=/d\nWORKDIR $D/e\nRUN make\nWORKDIR /\n",
    ],
    [
      "DL3009",
      "# escape=`\nFROM debian:13\nRUN apt-get update `\n && apt-get install -y --no-install-recommends a=1\n",
      "# escape=`\nFROM debian:13\nRUN apt-get update `\n && apt-get install -y --no-install-recommends a=1 `\n && rm -rf /var/lib/apt/lists/*\n",
    ],
    [
      "DL3014",
      'FROM debian:13\nRUN ["apt-get", "install", "a=1"]\n',
      'FROM debian:13\nRUN ["apt-get", "install", "-y", "a=1"]\n',
    ],
    [
      "DL3014",
      "FROM debian:13\nRUN apt-get install a=1 && apt-get install b=1\n",
      "FROM debian:13\nRUN apt-get install -y a=1 && apt-get install -y b=1\n",
    ],
    ["DL3020", "FROM alpine:3.22\nadd a /a\n", "FROM alpine:3.22\ncopy a /a\n"],
    ["DL3021", 'FROM a:1\nCOPY ["a", "b", "c"]\n', 'FROM a:1\nCOPY ["a", "b", "c/"]\n'],
  ] as const)("%s in %j", ([id, text, fixed]) => {
    expect(fixedBy(id, text)).toBe(fixed);
  });
});

describe("fixes", () => {
  test.for([
    // Where the image starts is not known, so there is no way back.
    ["DL3003", "FROM example.com/a:1\nRUN cd /a && make\nRUN make\n"],
    ["DL3003", "FROM debian:13\nRUN cd /a && make && cd - && ls\n"],
    ["DL3003", "FROM debian:13\nRUN cd /a || exit 1; make\n"],
    ["DL3003", "FROM debian:13\nRUN cd $UNKNOWN && make\n"],
    ["DL3009", "FROM debian:13\nRUN apt-get update\n"],
    ["DL3004", "FROM debian:13\nUSER app\nRUN sudo make\n"],
    ["DL3004", "FROM debian:13\nRUN sudo -u app make\n"],
    ["DL3004", "FROM example.com/a:1\nRUN sudo make\n"],
    ["DL3006", "FROM example.com/a\n"],
    ["DL3020", "FROM alpine:3.22\nADD a.tar b /c/\n"],
    ["DL3027", "FROM debian:13\nRUN apt update && apt edit-sources\n"],
  ] as const)("%s are not offered in %j", ([id, text]) => {
    expect(count(id, text)).toBeGreaterThan(0);
    expect(offered(id, text)).toEqual([]);
  });

  test.each([
    "FROM debian:13\nRUN apt-get update && apt-get install -y a\nRUN apt-get install -y b\n",
    "FROM debian:13 AS a\nRUN apt-get update && apt-get install -y a\nFROM a\nRUN apt-get install -y b\n",
  ])("leave the lists of apt-get where a RUN below reads them, as in %j", (text) => {
    const titles = offered("DL3009", text).map(({ title }) => title);
    expect(titles).not.toContain("Delete the lists in the same RUN");
  });

  test.for([
    ["DL3003", "FROM debian:13\nRUN cd /a && make\nWORKDIR /b\n", "safe"],
    ["DL3003", 'FROM debian:13\nRUN cd /a && make\nCMD ["b"]\n', "review"],
    [
      "DL3009",
      "FROM debian:13\nRUN apt-get update && apt-get install -y a\nRUN ./b.sh\n",
      "review",
    ],
    [
      "DL3009",
      "FROM debian:13\nRUN apt-get update && apt-get install -y a\nRUN apt-get update\n",
      "safe",
    ],
    ["DL3015", "FROM debian:13\nRUN apt-get install -y a=1\n", "review"],
    ["DL3020", "FROM alpine:3.22\nADD *.js /a/\n", "review"],
    ["DL3025", "FROM alpine:3.22\nHEALTHCHECK CMD wget -q localhost\n", "safe"],
    ["DL3025", "FROM alpine:3.22\nHEALTHCHECK CMD ./check\n", "review"],
  ] as const)("%s in %j are for all or for review: %s", ([id, text, safety]) => {
    expect(safetyOf(id, text)).toBe(safety);
  });
});
