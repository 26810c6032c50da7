import { minimalEdit } from "@stagemap/text";
import { useMemo } from "react";
import { LineDiff } from "../checks/LineDiff.tsx";

interface CompareTextProps {
  readonly before: string;
  readonly after: string;
}

/** Both texts line by line. */
export function CompareText({ before, after }: CompareTextProps) {
  const edits = useMemo(() => {
    const edit = minimalEdit(before, after);
    return edit === null ? [] : [edit];
  }, [before, after]);
  return edits.length === 0 ? (
    <p>No line differs.</p>
  ) : (
    <LineDiff text={before} edits={edits} context={3} />
  );
}
