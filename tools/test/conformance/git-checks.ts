import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { refusedOf } from "./refused.ts";

function errorOf(instruction: string): string | null {
  return refusedOf(`FROM scratch\n${instruction}`).build?.error ?? null;
}

const PROBE = "stagemap";

interface Repository {
  readonly ref: string;
  readonly subdirectory: string;
  readonly checksum: string;
}

/**
 * What ADD makes of an address, found out by asking for something else as well: the refusal names what the address says.
 * Null when it is no Git repository or is refused.
 */
function probe(address: string): Repository | null {
  if (errorOf(`COPY ${address} /x`) !== "source can't be a git ref for COPY") return null;
  const mismatch = errorOf(`ADD --checksum=${PROBE} ${address} /x`) ?? "";
  return {
    ref: conflicting(address, "ref"),
    subdirectory: conflicting(address, "subdir"),
    checksum: /!= "(.*)"$/.exec(mismatch)?.[1] ?? "",
  };
}

/** The other of the two values when the address asks for the probe, too; "" when nothing stands against it. */
function conflicting(address: string, key: "ref" | "subdir"): string {
  const error = errorOf(`ADD ${withProbe(address, key)} /x`) ?? "";
  const [, first = "", second = ""] = /conflicts: "(.*)" vs "(.*)"/.exec(error) ?? [];
  return first === PROBE ? second : first;
}

/** The probe goes into the fragment where the query has the key already, else into the query. */
function withProbe(address: string, key: "ref" | "subdir"): string {
  const [, path = "", query = "", fragment = ""] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address) ?? [];
  const parts = query.split("&").filter((part) => part !== "");
  if (!parts.some((part) => part.startsWith(`${key}=`))) {
    return `${path}?${[...parts, `${key}=${PROBE}`].join("&")}${fragment}`;
  }
  const added = key === "ref" ? `#${PROBE}` : `${fragment || "#"}:${PROBE}`;
  return `${path}?${parts.join("&")}${added}`;
}

/** What the address says of the .git directory; null when it leaves that to the flag. */
function keepGitDirectory(address: string): boolean | null {
  const isRefused = (value: boolean): boolean =>
    errorOf(`ADD --keep-git-dir=${value} ${address} /x`) ===
    "inconsistent keep-git-dir configuration";
  if (isRefused(false)) return true;
  return isRefused(true) ? false : null;
}

interface RecordedRef {
  readonly input: string;
  readonly expect: {
    readonly Ref: string;
    readonly SubDir: string;
    readonly Checksum: string;
    readonly KeepGitDir: boolean | null;
    readonly IndistinguishableFromLocal: boolean;
  } | null;
  readonly expectError: string;
  readonly actualError: string | null;
}

const checkRef = checker(({ input, expect, expectError, actualError }: RecordedRef) => {
  if (expectError !== "") return difference(errorOf(`ADD ${input} /x`), actualError);
  if (expect === null || expect.IndistinguishableFromLocal) return difference(probe(input), null);
  const { Ref: ref, SubDir: subdirectory, Checksum: checksum } = expect;
  return firstOf(
    difference(probe(input), { ref, subdirectory, checksum }),
    difference(keepGitDirectory(input), expect.KeepGitDir),
  );
});

interface RecordedFormat {
  readonly input: string;
  readonly withSubdir: boolean;
  readonly expect: { readonly ok: boolean; readonly value: string };
}

/** BuildKit's short form of an address, put together from what the probes find. */
const checkFormat = checker(({ input, withSubdir, expect }: RecordedFormat) => {
  const found = probe(input);
  if (found === null) return difference({ ok: false, value: input }, expect);
  const subdirectory = withSubdir ? found.subdirectory.replace(/^\//, "") : "";
  const suffix = subdirectory === "" ? found.ref : `${found.ref}:${subdirectory}`;
  const remote = input.replace(/[?#].*$/, "");
  return difference({ ok: true, value: suffix === "" ? remote : `${remote}#${suffix}` }, expect);
});

export const gitChecks: Checks = { gitRef: checkRef, fragmentFormat: checkFormat };
