import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { policy } from "../content-security-policy.ts";

const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");

test("the page's policy and the server's allow exactly the hosts that the app asks", () => {
  const hosts = [...read("app/src/import/import-hosts.ts").matchAll(/"([^"]+)"/g)];
  expect(hosts.length).toBeGreaterThan(0);
  const sources = ["'self'", ...hosts.map(([, host]) => `https://${host}`)].join(" ");
  expect(policy["connect-src"]).toBe(sources);
  expect(/connect-src ([^;"]*)/.exec(read("hosting/nginx.conf"))?.[1]).toBe(sources);
});
