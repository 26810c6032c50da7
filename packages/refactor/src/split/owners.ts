import { joinPath } from "@stagemap/shell";
import type { Share } from "./roles.ts";
import { contextCopy } from "./context-copy.ts";
import type { Carry } from "./recipe.ts";
import type { SplitStep, Subject } from "./subject.ts";

interface Owned {
  readonly runtime: Share[];
  readonly carries: readonly Carry[];
}

/**
 * Gives files their owner as they are copied, where a RUN of the runtime stage does it afterwards for a whole folder: that would make
 * a second layer with all of them. What is left of it is the folder itself. Answers the carries; shares are changed in place.
 */
export function ownersAtCopy(subject: Subject, { runtime, carries }: Owned): readonly Carry[] {
  let result = carries;
  for (const step of subject.steps) {
    const change = ownerChange(step);
    if (change === null || runtime[step.index]?.kind !== "own") continue;
    const { owner, folder } = change;
    const isInside = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
    const earlier = subject.steps.slice(0, step.index);
    const isWritten = earlier.some(
      ({ index, name, item }) =>
        name === "RUN" && runtime[index]?.kind !== "none" && item.line.text.includes(folder),
    );
    const copied = result.filter((carry) => carry.step < step.index && isInside(carry.to));
    if (isWritten || copied.length === 0) continue;
    result = result.map((carry) => (copied.includes(carry) ? { ...carry, owner } : carry));
    for (const each of earlier) {
      const copy = runtime[each.index]?.kind === "own" ? contextCopy(each) : null;
      if (copy === null || !isInside(copy.target)) continue;
      if (each.item.instruction.flags.some(({ name }) => name === "chown")) continue;
      const raw = each.item.raw.replace(/\r?\n$/, "");
      const at = each.item.instruction.keyword.to;
      const text = `${raw.slice(0, at)} --chown=${owner}${raw.slice(at)}`;
      runtime[each.index] = { kind: "lines", lines: [text] };
    }
    const keyword = step.item.instruction.keyword.text;
    runtime[step.index] = { kind: "lines", lines: [`${keyword} chown ${owner} ${folder}`] };
  }
  return result;
}

/** `chown -R app:app /app` and nothing else; null for any other step. */
function ownerChange({
  name,
  script,
  item,
  settings,
}: SplitStep): { readonly owner: string; readonly folder: string } | null {
  const [only, ...others] = script?.commands ?? [];
  if (name !== "RUN" || only?.basename !== "chown" || others.length > 0 || item.heredocs.length > 0)
    return null;
  const words = only.args.map(({ value }) => value ?? "$");
  const operands = words.filter((word) => !word.startsWith("-"));
  const [owner, path, more] = operands;
  const isRecursive = words.some((word) => word === "--recursive" || /^-\w*R/.test(word));
  if (!isRecursive || owner === undefined || path === undefined || more !== undefined) return null;
  if (!/^[\w.:-]+$/.test(owner) || /[$*?]/.test(path)) return null;
  const folder = joinPath(settings.directory, path);
  return folder === "/" ? null : { owner, folder };
}
