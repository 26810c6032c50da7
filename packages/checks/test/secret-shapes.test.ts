import { expect, test } from "vitest";
import { secretsIn } from "../src/secret-shapes.ts";
import { secretFile } from "../src/secret-files.ts";

/** Characters that look random, so that no line of this file has the form of a token. */
function some(count: number, alphabet = "aZ3kQ9xB7mWp2LrT5vYc8NsD4hJf6GuE1q"): string {
  return Array.from({ length: count }, (_, index) => alphabet[(index * 7) % alphabet.length]).join(
    "",
  );
}

test.each([
  ["an AWS access key", `AKIA${some(16, "ABC3DEF5GHJ7KLM")}`],
  ["a GitHub token", `ghp_${some(36)}`],
  ["a GitHub token", `github_pat_${some(70)}`],
  ["a GitLab token", `glpat-${some(20)}`],
  ["a Slack token", `xoxb-${some(24)}`],
  ["an npm token", `npm_${some(36)}`],
  ["a Stripe key", `sk_live_${some(24)}`],
  ["a Google API key", `AIza${some(35)}`],
  ["a JSON web token", `eyJ${some(12)}.eyJ${some(12)}.${some(20)}`],
  ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ["a Docker Hub token", `dckr_pat_${some(27)}`],
  ["a Hugging Face token", `hf_${some(34)}`],
])("%s is known by its form", (what, secret) => {
  const text = `ENV A="${secret}" B=1`;
  expect(secretsIn(text).map((each) => [each.what, text.slice(each.from, each.to)])).toEqual([
    [what, secret],
  ]);
});

test.each([
  ["https://user:pa55w0rd@example.com/a", ["pa55w0rd"]],
  ["postgres://app:s3cret@db:5432/x", ["s3cret"]],
  ["https://x:$TOKEN@example.com", []],
  ["https://example.com:8080/a@b", []],
  ["https://user@example.com", []],
  ["https://user:your_password@example.com", []],
  [`AKIA${"X".repeat(16)}`, []],
  ["sk-learn and eyJ.eyJ", []],
])("of %j it is %j", (text, expected) => {
  expect(secretsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(expected);
});

test.each([
  [".env", true],
  ["config/.env.production", true],
  [".env.example", false],
  [".npmrc", true],
  ["id_rsa", true],
  ["id_rsa.pub", false],
  [".aws/credentials", true],
  [".netrc", true],
  ["server.pem", true],
  ["ca-cert.pem", false],
  ["test/fixtures/server.key", false],
  ["secrets.yml", true],
  ["package.json", false],
])("the file %s holds secrets: %s", (path, expected) => {
  expect(secretFile(path) !== null).toBe(expected);
});
