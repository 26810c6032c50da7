import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

const NOT_FOR_COPY = "source can't be a git ref for COPY";
const NO_URL = "source can't be a URL for COPY";

function errorOf(instruction: string): string | null {
  return modelOf(`FROM scratch\n${instruction}\n`).problems[0]?.message ?? null;
}

test.each([
  "https://example.com/a.git",
  "https://example.com/a.git#main:dir",
  "http://user:secret@example.com:80/a.git",
  "HTTPS://example.com/a.git?tag=v1",
  "git://example.com/a",
  "ssh://git@example.com/a",
  "git@example.com:a/b",
  "git@example.com:a/b.git?ref=x#",
  "https://example.com/a%20b.git",
])("%s is a repository", (address) => {
  expect(errorOf(`COPY ${address} /`)).toBe(NOT_FOR_COPY);
  expect(errorOf(`ADD ${address} /`)).toBeNull();
  expect(modelOf(`FROM scratch\nADD ${address} /`).edges.map(({ kind }) => kind)).toEqual(["base"]);
});

test.each([
  "https://example.com/a",
  "https://example.com/a.git/",
  "https://example.git",
  "https://example.com/a%2.git",
  "https://example.com:port/a.git",
])("%s is a web address", (address) => {
  expect(errorOf(`COPY ${address} /`)).toBe(NO_URL);
  expect(errorOf(`ADD ${address} /`)).toBeNull();
});

test.each([
  "./a.git",
  "a.git",
  "github.com/a/b",
  "github.com/a/b?ref=x",
  "ftp://example.com/a.git",
  "git@example.com/a.git",
  "ssh://exa{mple/a",
  "git@example.com:a?tag=%zz",
])("%s is a path", (address) => {
  expect(errorOf(`COPY ${address} /`)).toBeNull();
});

test("an address says each thing once", () => {
  const base = "https://example.com/a.git";
  expect(errorOf(`ADD ${base}?ref=x#y /`)).toBe('ref conflicts: "y" vs "x"');
  expect(errorOf(`ADD ${base}?tag=x&ref=y /`)).toBe('ref conflicts: "y" vs "refs/tags/x"');
  expect(errorOf(`ADD ${base}?branch=x&tag=y /`)).toBe("branch conflicts with tag");
  expect(errorOf(`ADD ${base}?subdir=b#:/a/../c /`)).toBe('subdir conflicts: "c" vs "b"');
  expect(errorOf(`ADD ${base}?ref=x&ref=x /`)).toBe('query "ref" has multiple values');
  expect(errorOf(`ADD ${base}?ref=x#x /`)).toBeNull();
  expect(errorOf(`ADD ${base}?ref=a+b%20c#d /`)).toBe('ref conflicts: "d" vs "a b c"');
  expect(errorOf(`ADD git@example.com:a?ref=x#%78 /`)).toBe('ref conflicts: "%78" vs "x"');
});

test("an address asks for what BuildKit knows", () => {
  const base = "https://example.com/a.git";
  expect(errorOf(`ADD ${base}?nope=1 /`)).toBe('unexpected query "nope"');
  expect(errorOf(`ADD ${base}?ref= /`)).toBe('query "ref" has no value');
  expect(errorOf(`ADD ${base}?submodules /`)).toBeNull();
  expect(errorOf(`ADD ${base}?submodules=no /`)).toBe('invalid submodules value: "no"');
  expect(errorOf(`ADD ${base}?mtime=now /`)).toBe(
    'invalid mtime value: "now" (must be "checkout" or "commit")',
  );
  expect(errorOf("ADD github.com/a/b?nope=1 /")).toBe('unexpected query "nope"');
});

test("flags agree with the address", () => {
  const base = "https://example.com/a.git";
  const inconsistent = "inconsistent keep-git-dir configuration";
  expect(errorOf(`ADD --keep-git-dir=false ${base}?keep-git-dir /`)).toBe(inconsistent);
  expect(errorOf(`ADD --keep-git-dir ${base}?keep-git-dir=false /`)).toBe(inconsistent);
  expect(errorOf(`ADD --keep-git-dir ${base}?keep-git-dir=1 /`)).toBeNull();
  expect(errorOf(`ADD --checksum=x ${base}?checksum=y /`)).toBe('checksum mismatch "x" != "y"');
});

test("a checksum is of one thing from the network", () => {
  const sha = `sha256:${"0".repeat(64)}`;
  expect(errorOf(`ADD --checksum=${sha} https://example.com/a /`)).toBeNull();
  expect(errorOf("ADD --checksum=x https://example.com/a /")).toBe(
    "invalid checksum digest format",
  );
  expect(errorOf("ADD --checksum=sha256:! https://example.com/a /")).toBe(
    "invalid checksum digest length",
  );
  expect(errorOf("ADD --checksum=md5:aa https://example.com/a /")).toBe(
    "unsupported digest algorithm",
  );
  expect(errorOf(`ADD --checksum=${sha} a /`)).toBe("checksum requires HTTP(S) or Git sources");
  expect(errorOf(`ADD --checksum=${sha} http://a http://b /`)).toBe(
    "checksum can't be specified for multiple sources",
  );
});
