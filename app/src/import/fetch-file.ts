import { looksBinary } from "../commands/receive-text.ts";

export type FetchedFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "cancelled" };

interface FetchOptions {
  readonly url: string;
  readonly host: string;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number) => void;
  readonly timeoutMilliseconds?: number;
}

const mostBytes = 2 * 1024 * 1024;
const patienceMilliseconds = 20_000;

/** Asks for a file and reads it as text, sending nothing along. Stops at 2 MB, after a while, and when told to; never throws. */
export async function fetchFile(options: FetchOptions): Promise<FetchedFile> {
  const { host, signal, timeoutMilliseconds = patienceMilliseconds } = options;
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    return await readFile(options, AbortSignal.any([signal, timeout]));
  } catch {
    if (signal.aborted) return { kind: "cancelled" };
    if (timeout.aborted) {
      return failed(`${host} did not answer within ${timeoutMilliseconds / 1000} seconds.`);
    }
    return failed(
      `${host} could not be reached: there is no connection, something blocks it, or the file may not be read from another page.`,
    );
  }
}

async function readFile(options: FetchOptions, signal: AbortSignal): Promise<FetchedFile> {
  const { url, host, onProgress } = options;
  const response = await fetch(url, {
    signal,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    redirect: "error",
    cache: "no-store",
  });
  if (!response.ok) return failed(refusalWords(host, response.status));
  const type = response.headers.get("content-type") ?? "";
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      void reader?.cancel();
      return failed("The file is larger than 2 MB, which no Dockerfile is. It was not read on.");
    }
    parts.push(value);
    onProgress(bytes);
  }
  const text = await new Blob(parts).text();
  if (looksBinary(text)) return failed("What came is not a text, so it is no Dockerfile.");
  if (isMarkup(text, type)) {
    return failed(
      "What came is a web page, not a Dockerfile. Copy the address of the file itself.",
    );
  }
  if (text.trim() === "") return failed("The file is empty.");
  return { kind: "text", text };
}

function isMarkup(text: string, type: string): boolean {
  return type.startsWith("text/html") || /^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 1000));
}

function refusalWords(host: string, status: number): string {
  if (status === 404) {
    return `${host} has no such file (404). It may have been moved or renamed, or be private: private files cannot be opened this way.`;
  }
  if (status === 401 || status === 403) {
    return `${host} does not give this file to everyone (${status}). Download it and open it as a file instead.`;
  }
  if (status === 429) return `${host} was asked too often (429). Try again in a few minutes.`;
  return `${host} answered with an error (${status}). Try again later.`;
}

function failed(message: string): FetchedFile {
  return { kind: "failed", message };
}
