import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import type { FileResult, Machine } from "./machine.ts";

/** Larger than any Dockerfile: BuildKit's own limit is on what it sends, not on this. */
const MOST_BYTES = 8_000_000;

/** The computer itself, by way of Node. */
export function nodeMachine(process: NodeJS.Process): Machine {
  const folder = process.cwd();
  return {
    folder,
    hasColors: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
    readFile(path) {
      try {
        const full = resolve(folder, path);
        if (statSync(full).isDirectory()) return failure("it is a folder; name a file in it");
        return decode(readFileSync(full));
      } catch (error) {
        return failure(reasonOf(error));
      }
    },
    readInput: async () => decode(await buffer(process.stdin)),
    writeFile(path, text) {
      try {
        const named = resolve(folder, path);
        const isThere = existsSync(named);
        // A link stays one: the file is written that it leads to.
        const full = isThere ? realpathSync(named) : named;
        // Written beside it first, so that a full disk or a stop in between never costs the file.
        const draft = `${full}.stagemap-${process.pid}`;
        writeFileSync(draft, text);
        // The mode of a new file is cut by the user's mask.
        if (isThere) chmodSync(draft, statSync(full).mode);
        renameSync(draft, full);
        return null;
      } catch (error) {
        return reasonOf(error);
      }
    },
    exists: (path) => existsSync(resolve(folder, path)),
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  };
}

function decode(bytes: Uint8Array): FileResult {
  if (bytes.length > MOST_BYTES) {
    return failure(`it has ${bytes.length} bytes; that is no Dockerfile`);
  }
  if (bytes.includes(0)) return failure("it is no text: it holds NUL bytes");
  try {
    return {
      ok: true,
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return failure("it is no UTF-8 text; save it as UTF-8");
  }
}

function failure(message: string): FileResult {
  return { ok: false, message };
}

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "you may not read or write it"],
  ["EPERM", "you may not read or write it"],
  ["EISDIR", "it is a folder; name a file in it"],
  ["ENOSPC", "the disk is full"],
  ["EROFS", "the disk is read-only"],
]);

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}
