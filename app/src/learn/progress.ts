import type { KeptStorage } from "../state/storage.ts";

/** How far somebody came in a lesson. */
export interface LessonProgress {
  /** True once all goals were reached at one time. */
  readonly isDone: boolean;
  /** How many goals were reached when it was worked on last. */
  readonly met: number;
  readonly of: number;
  /** How many hints were asked for. */
  readonly hints: number;
}

/** The progress in all lessons, as the browser keeps it. */
export interface ProgressBook {
  /** The same object until something changes. */
  entries(): ReadonlyMap<string, LessonProgress>;
  note(lessonId: string, change: Partial<LessonProgress>): void;
  reset(): void;
  subscribe(listener: () => void): () => void;
}

const key = "stagemap.lessons";
export const noProgress: LessonProgress = { isDone: false, met: 0, of: 0, hints: 0 };

export function createProgressBook(storage: KeptStorage): ProgressBook {
  const listeners = new Set<() => void>();
  let entries: ReadonlyMap<string, LessonProgress> | null = null;

  function read(): ReadonlyMap<string, LessonProgress> {
    return (entries ??= readEntries(storage.read(key)));
  }

  function become(next: ReadonlyMap<string, LessonProgress>): void {
    entries = next;
    storage.write(key, Object.fromEntries(next));
    for (const listener of listeners) listener();
  }

  return {
    entries: read,
    note(lessonId, change) {
      const before = read().get(lessonId) ?? noProgress;
      const after = { ...before, ...change };
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      // Another tab may have written meanwhile.
      become(new Map([...readEntries(storage.read(key)), [lessonId, after]]));
    },
    reset: () => become(new Map()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readEntries(value: unknown): ReadonlyMap<string, LessonProgress> {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).map(([id, entry]) => [id, readEntry(entry)]));
}

function readEntry(value: unknown): LessonProgress {
  if (typeof value !== "object" || value === null) return noProgress;
  // Read as a record of unknowns: every field is checked below.
  const { isDone, met, of, hints } = value as Readonly<Record<string, unknown>>;
  return { isDone: isDone === true, met: count(met), of: count(of), hints: count(hints) };
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}
