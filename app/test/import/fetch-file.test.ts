import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { fetchFile } from "../../src/import/fetch-file.ts";

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server on this machine in the place of a host; gives its address. */
async function startHost(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => {
    server.listen(0, "localhost", done);
  });
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on a port has an address of this kind.
  return `http://localhost:${(server.address() as AddressInfo).port}/Dockerfile`;
}

function ask(
  url: string,
  { signal = new AbortController().signal, timeoutMilliseconds = 10_000 } = {},
) {
  const progress: number[] = [];
  const answer = fetchFile({
    url,
    host: "host.example",
    signal,
    timeoutMilliseconds,
    onProgress: (bytes) => progress.push(bytes),
  });
  return answer.then((fetched) => ({ fetched, progress }));
}

it("gives the text with its byte order mark gone, and says how much came", async () => {
  const text = "FROM alpine\r\nRUN echo für\n";
  const url = await startHost((_, response) => response.end(`\u{feff}${text}`));
  const { fetched, progress } = await ask(url);
  expect(fetched).toEqual({ kind: "text", text });
  expect(progress.at(-1)).toBe(Buffer.byteLength(text) + 3);
});

it.each([
  [404, "no such file (404)"],
  [401, "not give this file to everyone (401)"],
  [403, "not give this file to everyone (403)"],
  [429, "asked too often (429)"],
  [500, "answered with an error (500)"],
])("says what a status of %i means", async (status, words) => {
  const url = await startHost((_, response) => response.writeHead(status).end("FROM alpine"));
  const { fetched } = await ask(url);
  expect(fetched).toEqual({ kind: "failed", message: expect.stringContaining(words) });
});

it.each([
  ["FROM a\u0000", "not a text"],
  ["<html><body>Sign in", "a web page"],
  [" \n", "is empty"],
  ["", "is empty"],
])("takes %j for no Dockerfile", async (body, words) => {
  const url = await startHost((_, response) => response.end(body));
  const { fetched } = await ask(url);
  expect(fetched).toEqual({ kind: "failed", message: expect.stringContaining(words) });
});

it("takes a page for a page by its type, whatever it begins with", async () => {
  const url = await startHost((_, response) =>
    response.setHeader("content-type", "text/html; charset=utf-8").end("FROM alpine"),
  );
  const { fetched } = await ask(url);
  expect(fetched).toEqual({ kind: "failed", message: expect.stringContaining("a web page") });
});

it("reads no more than 2 MB, however much would come", async () => {
  let isOver = false;
  const url = await startHost((_, response) => {
    response.on("close", () => {
      isOver = true;
    });
    const send = () => {
      while (!response.destroyed && response.write("# more\n".repeat(10_000)));
    };
    response.on("drain", send);
    send();
  });
  const { fetched } = await ask(url);
  expect(fetched).toEqual({ kind: "failed", message: expect.stringContaining("larger than 2 MB") });
  await expect.poll(() => isOver).toBe(true);
});

it("follows no way to another place", async () => {
  const url = await startHost((_, response) =>
    response.writeHead(302, { location: "https://example.com/Dockerfile" }).end(),
  );
  const { fetched } = await ask(url);
  expect(fetched).toEqual({
    kind: "failed",
    message: expect.stringContaining("could not be reached"),
  });
});

it("waits for no host for ever, and stops when told to", async () => {
  const url = await startHost((_, response) => void response.write("FROM"));
  const late = await ask(url, { timeoutMilliseconds: 50 });
  expect(late.fetched).toEqual({
    kind: "failed",
    message: "host.example did not answer within 0.05 seconds.",
  });
  const controller = new AbortController();
  const asked = ask(url, { signal: controller.signal });
  controller.abort();
  expect((await asked).fetched).toEqual({ kind: "cancelled" });
});
