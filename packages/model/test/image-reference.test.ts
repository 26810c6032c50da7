import { expect, test } from "vitest";
import { parseImageReference } from "../src/index.ts";

const SHA256 = `sha256:${"0123456789abcdef".repeat(4)}`;

function checkFull(name: string, full: string): void {
  const result = parseImageReference(name);
  expect(result.ok ? result.reference.full : result.message).toBe(full);
}

function checkShort(name: string, short: string): void {
  const result = parseImageReference(name);
  expect(result.ok ? result.reference.short : result.message).toBe(short);
}

function checkRefused(name: string, message: string): void {
  expect(parseImageReference(name)).toEqual({ ok: false, message });
}

test("tells the parts of a name", () => {
  expect(parseImageReference(`ghcr.io/a/b:1.2@${SHA256}`)).toEqual({
    ok: true,
    reference: {
      domain: "ghcr.io",
      path: "a/b",
      tag: "1.2",
      digest: SHA256,
      full: `ghcr.io/a/b:1.2@${SHA256}`,
      short: `ghcr.io/a/b:1.2@${SHA256}`,
    },
  });
  expect(parseImageReference("nginx")).toEqual({
    ok: true,
    reference: {
      domain: "docker.io",
      path: "library/nginx",
      tag: null,
      digest: null,
      full: "docker.io/library/nginx:latest",
      short: "nginx",
    },
  });
});

test("a name without host is on Docker Hub, one word is an official image", () => {
  checkFull("nginx", "docker.io/library/nginx:latest");
  checkFull("a/b", "docker.io/a/b:latest");
  checkFull("a/b/c", "docker.io/a/b/c:latest");
  checkFull("docker.io/nginx", "docker.io/library/nginx:latest");
  checkFull("index.docker.io/nginx", "docker.io/library/nginx:latest");
  checkFull("index.docker.io/a/b", "docker.io/a/b:latest");
});

test("the first part is a host when it has a dot, a port or an upper case letter, or is localhost", () => {
  checkFull("host.io/x", "host.io/x:latest");
  checkFull("host:5000/x", "host:5000/x:latest");
  checkFull("localhost/x", "localhost/x:latest");
  checkFull("localhost:5000/x/y:1", "localhost:5000/x/y:1");
  checkFull("Upper/x", "Upper/x:latest");
  checkFull("[2001:db8::1]:5000/x", "[2001:db8::1]:5000/x:latest");
  checkFull("host/x", "docker.io/host/x:latest");
});

test("a tag or a digest stands in place of latest, and both may stand together", () => {
  checkFull("nginx:1.27", "docker.io/library/nginx:1.27");
  checkFull("nginx:Mixed_Case.1-x", "docker.io/library/nginx:Mixed_Case.1-x");
  checkFull(`nginx@${SHA256}`, `docker.io/library/nginx@${SHA256}`);
  checkFull(`nginx:1@${SHA256}`, `docker.io/library/nginx:1@${SHA256}`);
  checkFull(`nginx@sha512:${"0".repeat(128)}`, `docker.io/library/nginx@sha512:${"0".repeat(128)}`);
  checkFull("host:5000/x:1", "host:5000/x:1");
});

test("separators inside a path are dots, one or two underscores, and any number of dashes", () => {
  checkFull("a.b/c_d/e__f/g---h", "a.b/c_d/e__f/g---h:latest");
  checkRefused("a___b", "invalid reference format");
  checkRefused("a..b", "invalid reference format");
  checkRefused("-a", "invalid reference format");
  checkRefused("a-", "invalid reference format");
});

test("the short form is what people write", () => {
  checkShort("docker.io/library/nginx:alpine", "nginx:alpine");
  checkShort("nginx", "nginx");
  checkShort("docker.io/a/b", "a/b");
  checkShort("quay.io/a/b:1", "quay.io/a/b:1");
  checkShort("quay.io/library/b", "quay.io/library/b");
  checkShort(`nginx@${SHA256}`, `nginx@${SHA256}`);
});

test("refuses upper case in a path and names the path", () => {
  checkRefused(
    "Nginx",
    "invalid reference format: repository name (library/Nginx) must be lowercase",
  );
  checkRefused("a/B:Tag", "invalid reference format: repository name (a/B) must be lowercase");
  checkRefused("host.io/A", "invalid reference format: repository name (A) must be lowercase");
});

test("refuses upper case before the first slash when no host can look like that", () => {
  checkRefused("My_Team/app", "repository name must be lowercase");
  checkRefused("My_Team/app!", "invalid reference format");
});

test("a first part with a dot that no host can have belongs to the path", () => {
  checkFull("my_host.io/app:1", "my_host.io/app:1");
  checkShort("my_host.io/app:1", "my_host.io/app:1");
  checkRefused("my_host:5000/app", "invalid reference format");
});

test("only the namespace of official images is left out when a name is shortened", () => {
  checkShort("library/nginx", "nginx");
  checkShort("library/deep/nginx", "library/deep/nginx");
});

test("refuses what is no reference at all", () => {
  for (const name of [
    "",
    ":-x",
    "a//b",
    "/a",
    "a/",
    "a:",
    "a@",
    "a b",
    "$x",
    "a:b:c",
    "ä",
    "a\n",
  ]) {
    checkRefused(name, "invalid reference format");
  }
});

test("a tag has at most 128 characters", () => {
  checkFull(`a:${"t".repeat(128)}`, `docker.io/library/a:${"t".repeat(128)}`);
  checkRefused(`a:${"t".repeat(129)}`, "invalid reference format");
});

test("refuses what looks like an image's id", () => {
  const id = "a1".repeat(32);
  checkRefused(id, `invalid repository name (${id}), cannot specify 64-byte hexadecimal strings`);
  checkFull(id.slice(1), `docker.io/library/${id.slice(1)}:latest`);
  checkFull(`x/${id}`, `docker.io/x/${id}:latest`);
});

test("refuses a path of more than 255 characters, whatever the host", () => {
  const longest = "a".repeat(255 - "library/".length);
  checkFull(longest, `docker.io/library/${longest}:latest`);
  checkFull(`ghcr.io/library/${longest}`, `ghcr.io/library/${longest}:latest`);
  checkRefused(`${longest}a`, "repository name must not be more than 255 characters");
});

test("refuses digests of unknown algorithms, wrong length or wrong letters", () => {
  const digits = "0".repeat(64);
  checkRefused(`a@md5:${"0".repeat(32)}`, "unsupported digest algorithm");
  checkRefused(
    `a@SHA256:${digits}`,
    "invalid reference format: repository name (library/a@SHA256) must be lowercase",
  );
  checkRefused(`a:1@SHA256:${digits}`, "invalid checksum digest format");
  checkRefused(`a@sha256:${digits}0`, "invalid checksum digest length");
  checkRefused(`a@sha256:${"A".repeat(64)}`, "invalid checksum digest format");
  checkRefused("a@sha256:0", "invalid reference format");
});
