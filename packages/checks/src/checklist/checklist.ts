import type { CheckedText } from "../check-text.ts";
import type { ChecklistItem } from "../rule.ts";
import { copyNeeded } from "./copy-needed.ts";
import { dockerignore } from "./dockerignore.ts";
import { layerOrder } from "./layer-order.ts";
import type { ChecklistPoint } from "./point.ts";
import { productionDependencies } from "./production-dependencies.ts";
import { scratch } from "./scratch.ts";
import { secrets } from "./secrets.ts";
import { separateBuild } from "./separate-build.ts";
import { slimRuntime } from "./slim-runtime.ts";

/** In the order in which they are shown. */
const points: readonly ChecklistPoint[] = [
  separateBuild,
  slimRuntime,
  copyNeeded,
  productionDependencies,
  layerOrder,
  dockerignore,
  scratch,
  secrets,
];

/** The checklist of a good multi-stage build, judged; empty while there is no instruction. */
export function judgeChecklist(checked: CheckedText): ChecklistItem[] {
  const { context, findings } = checked;
  if (context.sites.length === 0) return [];
  return points.map(({ id, text, judge }) => ({ id, text, ...judge({ context, findings }) }));
}
