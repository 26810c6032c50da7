import { describe, expect, it } from "vitest";
import { addressInFragment, importAddress, isAddress } from "../../src/import/import-address.ts";
import { importHosts } from "../../src/import/import-hosts.ts";

const raw = "https://raw.githubusercontent.com";
const gist = "https://gist.githubusercontent.com";
const lab = "https://gitlab.com";

/** What an address of a file is not, however much it looks like one. */
const hostile = [
  "",
  "Dockerfile",
  "http://raw.githubusercontent.com/o/r/main/Dockerfile",
  "javascript:alert(1)//raw.githubusercontent.com/o/r/main/Dockerfile",
  "data:text/plain,FROM%20x",
  "file:///etc/passwd",
  "//raw.githubusercontent.com/o/r/main/Dockerfile",
  "https:raw.githubusercontent.com/o/r/main/Dockerfile",
  "https:\\\\raw.githubusercontent.com\\o\\r\\main\\Dockerfile",
  "https:///raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://raw.githubusercontent.com@evil.test/o/r/main/Dockerfile",
  "https://user:word@raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://evil.test/https://raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://evil.test?https://raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://evil.test#@raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://evil.test\\@raw.githubusercontent.com/o/r/main/Dockerfile",
  "https://raw.githubusercontent.com:443/o/r/main/Dockerfile",
  "https://raw.githubusercontent.com:8443/o/r/main/Dockerfile",
  "https://raw.githubusercontent.com./o/r/main/Dockerfile",
  "https://raw.githubusercontent.com.evil.test/o/r/main/Dockerfile",
  "https://evilraw.githubusercontent.com/o/r/main/Dockerfile",
  "https://xn--gtlab-q4a.com/g/p/-/blob/main/Dockerfile",
  "https://gіtlab.com/g/p/-/blob/main/Dockerfile",
  "https://ｇitlab.com/g/p/-/blob/main/Dockerfile",
  "https://git%6cab.com/g/p/-/blob/main/Dockerfile",
  "https://git\tlab.com/g/p/-/blob/main/Dockerfile",
  "https://127.0.0.1/o/r/main/Dockerfile",
  "https://2130706433/o/r/main/Dockerfile",
  "https://[::1]/o/r/main/Dockerfile",
  "https://localhost/o/r/main/Dockerfile",
  "https://raw.githubusercontent.com/o/r/main/../../../Dockerfile",
  "https://raw.githubusercontent.com/o/r/main/%2e%2e/Dockerfile",
  "https://raw.githubusercontent.com/o/r/main/.%2E/Dockerfile",
  "https://raw.githubusercontent.com/o/r/./main/Dockerfile",
  "https://raw.githubusercontent.com/o/r/main/a%2fb",
  "https://raw.githubusercontent.com/o/r/main/a%5cb",
  "https://raw.githubusercontent.com/o/r/main/a%252fb",
  "https://raw.githubusercontent.com/o/r/main/a%00b",
  "https://raw.githubusercontent.com/o/r/main/a%zz",
  "https://raw.githubusercontent.com/o/r/main//Dockerfile",
  "https://raw.githubusercontent.com/o/r/main/a b",
  "https://raw.githubusercontent.com/o/r/main",
  "https://github.com/o/r",
  "https://github.com/o/r/tree/main/folder",
  "https://github.com/login/oauth?x=/o/r/blob/main/Dockerfile",
  "https://gist.github.com/u/discover",
  "https://gitlab.com/g/p",
  "https://gitlab.com/api/v4/user",
  "https://gitlab.com/p/-/blob/main/Dockerfile",
  "https://gitlab.com/users/sign_out",
  `https://raw.githubusercontent.com/o/r/main/${"a".repeat(3000)}`,
];

describe("an address of a file", () => {
  it.each([
    [`${raw}/o/r/main/Dockerfile`, `${raw}/o/r/main/Dockerfile`],
    [`  ${raw}/o/r/refs/heads/main/a/Dockerfile\n`, `${raw}/o/r/refs/heads/main/a/Dockerfile`],
    [`${raw}/o/r/main/Dockerfile?token=SECRET#L3`, `${raw}/o/r/main/Dockerfile`],
    [`HTTPS://Raw.GitHubUserContent.com/o/r/main/Dockerfile`, `${raw}/o/r/main/Dockerfile`],
    [`https://github.com/o/r/blob/main/a%20b/Dockerfile#L1-L9`, `${raw}/o/r/main/a%20b/Dockerfile`],
    [`https://github.com/o/r/raw/main/Dockerfile`, `${raw}/o/r/main/Dockerfile`],
    [`https://gist.github.com/u/0123456789abcdef`, `${gist}/u/0123456789abcdef/raw`],
    [
      `https://gist.github.com/u/0123456789abcdef/fedcba98`,
      `${gist}/u/0123456789abcdef/raw/fedcba98`,
    ],
    [`${gist}/u/0123456789abcdef/raw/Dockerfile`, `${gist}/u/0123456789abcdef/raw/Dockerfile`],
    [
      `${lab}/group/sub/project/-/blob/main/build/Dockerfile?ref_type=heads`,
      `${lab}/api/v4/projects/group%2Fsub%2Fproject/repository/files/build%2FDockerfile/raw?ref=main`,
    ],
    [
      `${lab}/g/p/-/raw/v1.0/Dockerfile`,
      `${lab}/api/v4/projects/g%2Fp/repository/files/Dockerfile/raw?ref=v1.0`,
    ],
  ])("%s is asked for as %s", (address, url) => {
    const read = importAddress(address);
    expect(read).toMatchObject({ ok: true, url });
    if (!read.ok) return;
    expect(importHosts).toContain(read.host);
    expect(new URL(read.url)).toMatchObject({ host: read.host, username: "", port: "", href: url });
  });

  it.each(hostile)("%s is refused with a sentence", (address) => {
    const read = importAddress(address);
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) });
  });
});

it("a fragment names an address encoded or as it is", () => {
  const address = `${raw}/o/r/main/a%20b`;
  expect(addressInFragment(`url=${address}`)).toBe(address);
  expect(addressInFragment(`url=${encodeURIComponent(address)}`)).toBe(address);
  expect(addressInFragment("url=%zz")).toBe("%zz");
  expect(addressInFragment("1.abc")).toBeNull();
  expect(isAddress(` ${address}\n`)).toBe(true);
  expect(isAddress(`ADD ${address} /`)).toBe(false);
});
