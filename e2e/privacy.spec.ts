import { nodeApp } from "./dockerfiles.ts";
import { expect, test } from "./fixtures.ts";

test("not one request leaves the origin, and none carries the text", async ({ app, baseURL }) => {
  const requests: { readonly url: string; readonly method: string }[] = [];
  app.page.on("request", (request) => {
    requests.push({ url: request.url(), method: request.method() });
  });
  await app.openWith(nodeApp);
  await app.pickTarget("tester");
  await app.share();
  await app.page.reload();
  await expect(app.stages).toHaveCount(4);

  expect(requests.length).toBeGreaterThan(3);
  for (const { url, method } of requests) {
    expect(url).toMatch(new RegExp(`^(${new URL(baseURL ?? "").origin}/|data:|blob:)`));
    expect(method).toBe("GET");
  }
});
