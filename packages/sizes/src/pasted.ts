/** A row of `docker history`: one layer, or a setting that made none. */
export interface HistoryRow {
  /** As it was pasted, cut off or not. */
  readonly createdBy: string;
  readonly bytes: number;
  readonly isCut: boolean;
}

/** A row of `docker image ls`. */
export interface ImageRow {
  /** "python:3.12-slim" */
  readonly reference: string;
  readonly bytes: number;
}

export type Pasted =
  | {
      readonly kind: "history";
      /** Newest first, as Docker prints them. */ readonly rows: readonly HistoryRow[];
    }
  | { readonly kind: "images"; readonly rows: readonly ImageRow[] }
  | { readonly kind: "nothing"; readonly reason: string };

/**
 * Reads what `docker history`, `docker image ls` and `docker image inspect` print: as tables, cut off or with --no-trunc, with
 * --human=false, as JSON or in a format of one's own with the size beside the command; Podman's as well. Never throws.
 */
export function readPasted(text: string): Pasted {
  const lines = text
    .replaceAll("\r", "")
    .split("\n")
    .filter(
      (line) => line.trim() !== "" && !/^\s*(?:\$|#|>|PS )\s*\w*(?:docker|podman) /.test(line),
    );
  const json = readJson(text, lines);
  if (json !== null) return json;
  const header = lines.findIndex(
    (line) => /\bSIZE\b|\bDISK USAGE\b/i.test(line) && /^[A-Z]/.test(line.trim()),
  );
  if (header !== -1) {
    const head = lines[header] ?? "";
    const body = lines.slice(header + 1);
    if (/CREATED BY/i.test(head)) return readTable(head, body);
    if (/REPOSITORY|^IMAGE\b/i.test(head)) return readImages(head, body);
  }
  if (lines.some((line) => /^BUILD ID\b|\bDURATION\b/.test(line))) {
    return {
      kind: "nothing",
      reason:
        "This is the list of builds that docker buildx history prints, which holds no sizes. Paste the output of docker history with the image’s name.",
    };
  }
  const rows = lines.flatMap((line) => freeRow(line) ?? []);
  return rows.length > 0
    ? { kind: "history", rows }
    : {
        kind: "nothing",
        reason:
          "No row with a size was found. Paste what docker history IMAGE prints, best with --no-trunc, or docker image ls.",
      };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["b", 1],
  ["k", 1e3],
  ["kb", 1e3],
  ["mb", 1e6],
  ["m", 1e6],
  ["gb", 1e9],
  ["g", 1e9],
  ["tb", 1e12],
  ["kib", 1024],
  ["mib", 1024 ** 2],
  ["gib", 1024 ** 3],
]);

/** "1.2MB", "12.3 kB" or plain bytes; null for anything else. */
function bytesOf(text: string): number | null {
  const [, number, unit = ""] =
    /^([\d.]+(?:e\+?\d+)?)\s*([kKmMgGtT]?i?[bB]?)$/.exec(text.trim()) ?? [];
  const factor = UNITS.get(unit.toLowerCase());
  const value = Number(number);
  return number === undefined || factor === undefined || !Number.isFinite(value)
    ? null
    : Math.round(value * factor);
}

function readJson(text: string, lines: readonly string[]): Pasted | null {
  const whole = parsed(text);
  const list: readonly unknown[] = Array.isArray(whole)
    ? whole
    : lines.every((line) => line.trim().startsWith("{"))
      ? lines.map(parsed)
      : [];
  const records = list.filter(
    (each): each is Readonly<Record<string, unknown>> => typeof each === "object" && each !== null,
  );
  if (records.length === 0) return null;
  const rows = records.flatMap((record): HistoryRow[] => {
    const createdBy = textIn(record, ["CreatedBy", "createdBy", "created_by"]);
    const bytes = bytesIn(record);
    return createdBy === null || bytes === null ? [] : [rowOf(createdBy, bytes)];
  });
  if (rows.length > 0) return { kind: "history", rows };
  const images = records.flatMap((record): ImageRow[] => {
    const bytes = bytesIn(record);
    const tags = record["RepoTags"];
    const tag = Array.isArray(tags) && typeof tags[0] === "string" ? tags[0] : null;
    const name = textIn(record, ["Repository"]);
    const reference =
      tag ?? (name === null ? null : `${name}:${textIn(record, ["Tag"]) ?? "latest"}`);
    return bytes === null || reference === null ? [] : [{ reference, bytes }];
  });
  return images.length > 0 ? { kind: "images", rows: images } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textIn(record: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  const found = keys.map((key) => record[key]).find((value) => typeof value === "string");
  return typeof found === "string" ? found : null;
}

function bytesIn(record: Readonly<Record<string, unknown>>): number | null {
  const value = record["Size"] ?? record["size"];
  if (typeof value === "number") return value;
  return typeof value === "string" ? bytesOf(value.replace(/\s*\(virtual.*$/, "")) : null;
}

/** The columns stand where the header has them. */
function readTable(head: string, body: readonly string[]): Pasted {
  const from = head.search(/CREATED BY/i);
  const size = head.search(/\bSIZE\b/i);
  const rows = body.flatMap((line): HistoryRow[] => {
    const cell = sizeNear(line, size);
    if (cell !== null && cell.at > from) {
      return [rowOf(line.slice(from, cell.at).trim(), cell.bytes)];
    }
    // Where a terminal or a chat program has closed the gaps between the columns.
    const loose = freeRow(line);
    return loose === null ? [] : [loose];
  });
  return rows.length > 0
    ? { kind: "history", rows }
    : {
        kind: "nothing",
        reason: "The header of docker history is there, and no row below it has a size.",
      };
}

/** The size that starts where the column does, or nearly: a long command shifts it. */
function sizeNear(
  line: string,
  column: number,
): { readonly at: number; readonly bytes: number } | null {
  let best: { readonly at: number; readonly bytes: number } | null = null;
  for (const { 0: text, index } of line.matchAll(CELL)) {
    const bytes = bytesOf(text);
    const distance = Math.abs(index - column);
    if (bytes === null || distance > MOST_SHIFT) continue;
    if (best === null || distance < Math.abs(best.at - column)) best = { at: index, bytes };
  }
  return best;
}

const CELL = /(?<=\s)\d+(?:\.\d+)?(?:e\+?\d+)?(?:\s?[kKMGT]?i?B)?(?=\s|$)/g;
const MOST_SHIFT = 4;

function readImages(head: string, body: readonly string[]): Pasted {
  const isNew = !/REPOSITORY/i.test(head);
  const rows = body.flatMap((line): ImageRow[] => {
    const cells = line.trim().split(/\s{2,}|\t/);
    const sizes = cells.flatMap((cell) => (/[a-zA-Z]$/.test(cell) ? (bytesOf(cell) ?? []) : []));
    const [first = "", second = ""] = cells;
    // The newer table says what lies on the disk before what the registry holds.
    const bytes = isNew ? sizes[0] : sizes.at(-1);
    if (bytes === undefined || first === "" || first === "<none>") return [];
    const reference = isNew ? first : `${first}:${second === "<none>" ? "latest" : second}`;
    return [{ reference, bytes }];
  });
  return rows.length > 0
    ? { kind: "images", rows }
    : {
        kind: "nothing",
        reason: "The header of docker image ls is there, and no row below it has a size.",
      };
}

const SIZE = String.raw`\d+(?:\.\d+)?(?:e\+?\d+)?\s?[kKMGT]?i?B`;
const START = new RegExp(String.raw`^\s*(${SIZE})(?:\s+|\t|,)(.+)$`);
const END = new RegExp(
  String.raw`^(.*\S)(?:\s+|\t|,)(${SIZE})(?:\s{2,}.*|\s+buildkit\.dockerfile\.v0)?\s*$`,
);
const AGE = /^(?:<missing>|[0-9a-f]{12,}|sha256:[0-9a-f]+)\s+.*?\b(?:ago|[+-]\d\d:\d\d|Z)\s+/;

/** A size at either end, and the command in the rest. */
function freeRow(line: string): HistoryRow | null {
  const start = START.exec(line);
  const end = start === null ? END.exec(line) : null;
  const size = start?.[1] ?? end?.[2];
  const rest = start?.[2] ?? end?.[1];
  const bytes = size === undefined ? null : bytesOf(size);
  return bytes === null || rest === undefined ? null : rowOf(rest.replace(AGE, ""), bytes);
}

function rowOf(createdBy: string, bytes: number): HistoryRow {
  const text = createdBy.trim();
  const isCut = /(?:…|\.\.\.)$/.test(text);
  return { createdBy: text.replace(/(?:…|\.\.\.)$/, ""), bytes, isCut };
}
