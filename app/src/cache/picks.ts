import type { CacheChanges, FileChange, StageKey } from "@stagemap/analysis";

/** One thing that is picked as changed since the last build. */
export type Pick =
  | { readonly kind: "file"; readonly path: string; readonly change: FileChange["kind"] }
  | { readonly kind: "image"; readonly name: string }
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "argument"; readonly name: string; readonly value: string }
  /** A step, or a stage's FROM, by its key. */
  | { readonly kind: "line"; readonly key: string }
  /** The Dockerfile as it was built last, to be compared with the present text. */
  | { readonly kind: "dockerfile"; readonly before: string }
  | { readonly kind: "dockerignore"; readonly before: string | null }
  | { readonly kind: "target"; readonly before: StageKey | null }
  /** `--no-cache`, or with a stage's name `--no-cache-filter`. */
  | { readonly kind: "no-cache"; readonly stage: string | null }
  | { readonly kind: "cold" };

/** Equal for picks of which only one can be there at a time. */
export function pickId(pick: Pick): string {
  switch (pick.kind) {
    case "file":
      return `file ${pick.path}`;
    case "image":
      return `image ${pick.name}`;
    case "address":
      return `address ${pick.url}`;
    case "argument":
      return `argument ${pick.name}`;
    case "line":
      return `line ${pick.key}`;
    case "no-cache":
      return pick.stage === null ? "no-cache" : `no-cache ${pick.stage}`;
    case "dockerfile":
    case "dockerignore":
    case "target":
    case "cold":
      return pick.kind;
  }
}

/** What is picked in these changes, in a fixed order. */
export function picksOf(changes: CacheChanges): readonly Pick[] {
  const { noCache, dockerfileBefore, dockerignoreBefore, targetBefore } = changes;
  const stages = noCache === "all" ? [null] : (noCache ?? []);
  return [
    ...(changes.files ?? []).map(({ path, kind }): Pick => ({ kind: "file", path, change: kind })),
    ...(changes.images ?? []).map((name): Pick => ({ kind: "image", name })),
    ...(changes.addresses ?? []).map((url): Pick => ({ kind: "address", url })),
    ...Object.entries(changes.buildArguments ?? {}).map(([name, value]): Pick => ({
      kind: "argument",
      name,
      value,
    })),
    ...(changes.lines ?? []).map((key): Pick => ({ kind: "line", key })),
    ...(dockerfileBefore === undefined
      ? []
      : [{ kind: "dockerfile", before: dockerfileBefore } as const]),
    ...(dockerignoreBefore === undefined
      ? []
      : [{ kind: "dockerignore", before: dockerignoreBefore } as const]),
    ...(targetBefore === undefined ? [] : [{ kind: "target", before: targetBefore } as const]),
    ...stages.map((stage): Pick => ({ kind: "no-cache", stage })),
    ...(changes.isCold === true ? [{ kind: "cold" } as const] : []),
  ];
}

/** These picks and nothing else; what is said of outputs stays as it is in `settings`. */
export function changesOf(picks: readonly Pick[], settings: CacheChanges = {}): CacheChanges {
  const { output, outputOf } = settings;
  const all = <Kind extends Pick["kind"]>(kind: Kind): readonly Extract<Pick, { kind: Kind }>[] =>
    picks.filter((pick): pick is Extract<Pick, { kind: Kind }> => pick.kind === kind);
  const stages = all("no-cache").map(({ stage }) => stage);
  const [dockerfile] = all("dockerfile");
  const [dockerignore] = all("dockerignore");
  const [target] = all("target");
  return {
    ...some(
      "files",
      all("file").map(({ path, change }) => ({ path, kind: change })),
    ),
    ...some(
      "images",
      all("image").map(({ name }) => name),
    ),
    ...some(
      "addresses",
      all("address").map(({ url }) => url),
    ),
    ...(all("argument").length > 0 && {
      // Made from entries, a record keeps even an argument that is called "__proto__".
      buildArguments: Object.fromEntries(all("argument").map(({ name, value }) => [name, value])),
    }),
    ...some(
      "lines",
      all("line").map(({ key }) => key),
    ),
    ...(dockerfile !== undefined && { dockerfileBefore: dockerfile.before }),
    ...(dockerignore !== undefined && { dockerignoreBefore: dockerignore.before }),
    ...(target !== undefined && { targetBefore: target.before }),
    ...(stages.length > 0 && {
      noCache: stages.includes(null) ? "all" : stages.filter((stage) => stage !== null),
    }),
    ...(all("cold").length > 0 && { isCold: true }),
    ...(output !== undefined && { output }),
    ...(outputOf !== undefined && { outputOf }),
  };
}

/** The changes with one more pick, or with it in the place of the one that it cannot stand beside. */
export function withPick(changes: CacheChanges, pick: Pick): CacheChanges {
  const picks = picksOf(changes);
  const at = picks.findIndex((each) => pickId(each) === pickId(pick));
  return changesOf(at === -1 ? [...picks, pick] : picks.with(at, pick), changes);
}

export function withoutPick(changes: CacheChanges, pick: Pick): CacheChanges {
  const others = picksOf(changes).filter((each) => pickId(each) !== pickId(pick));
  return changesOf(others, changes);
}

/** True when both pick the same, whatever they say of outputs. */
export function arePicksSame(one: CacheChanges, other: CacheChanges): boolean {
  return namesOf(one) === namesOf(other);
}

function namesOf(changes: CacheChanges): string {
  return JSON.stringify(
    picksOf(changes)
      .map((pick) => JSON.stringify(pick))
      .toSorted(),
  );
}

function some<Key extends string, Item>(
  key: Key,
  items: readonly Item[],
): Partial<Record<Key, readonly Item[]>> {
  // A computed key widens to string, so the type of the record has to be said.
  return items.length === 0 ? {} : ({ [key]: items } as Record<Key, readonly Item[]>);
}
