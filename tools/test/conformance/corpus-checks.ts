import type { Refusal } from "../../conformance/refusal.ts";
import { checker, difference, firstOf } from "./check.ts";
import type { Checks } from "./check.ts";
import { refusedOf } from "./refused.ts";
import { differenceOfTargets } from "./target-checks.ts";
import type { RecordedTarget } from "./target-checks.ts";

interface RecordedVerdict {
  readonly message: string;
  readonly lines: readonly number[] | null;
}

interface RecordedFile {
  readonly dockerfile: string;
  readonly buildkit: {
    readonly parse: RecordedVerdict | null;
    readonly instructions: RecordedVerdict | null;
    readonly convert: RecordedVerdict | null;
    /** Null where the instruction parser refuses. */
    readonly targets?: readonly RecordedTarget[] | null;
  };
}

function compareVerdict(ours: Refusal | null, theirs: RecordedVerdict | null): string | null {
  return difference(
    ours === null ? null : [ours.error, ours.line],
    theirs === null ? null : [theirs.message, theirs.lines?.[0] ?? null],
  );
}

const checkFile = checker(({ dockerfile, buildkit }: RecordedFile) => {
  const refused = refusedOf(dockerfile);
  const { targets } = buildkit;
  return firstOf(
    compareVerdict(refused.parse, buildkit.parse),
    compareVerdict(refused.instructions, buildkit.instructions),
    compareVerdict(refused.build, buildkit.convert),
    targets === undefined || targets === null ? null : differenceOfTargets(dockerfile, targets),
  );
});

export const corpusChecks: Checks = { file: checkFile };
