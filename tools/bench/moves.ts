import { createAnalyzer, loadRefactor } from "@stagemap/analysis";
import type { Picture, StageView } from "@stagemap/analysis";
import { timed } from "./timed.ts";

/** Milliseconds to work out every gap of one step in a stage of 40, with reasons and costs; another step each time. */
export async function timeGaps(): Promise<readonly number[]> {
  const dockerfile = fortySteps();
  const refactor = await loadRefactor();
  const steps = largestIn(dockerfile)?.steps ?? [];
  let step = steps[0]?.key ?? "";
  return timed(
    () => refactor.gapsOf({ dockerfile, target: null, step }),
    (run) => {
      step = steps[run % steps.length]?.key ?? "";
    },
  );
}

/** The name of the stage with the most steps, as the graph shows it. */
export function largestStage(dockerfile: string): string {
  return largestIn(dockerfile)?.title ?? "";
}

function largestIn(dockerfile: string): StageView | undefined {
  const { stages }: Picture = createAnalyzer().analyze({ dockerfile, target: null }).picture;
  return stages.toSorted((a, b) => b.steps.length - a.steps.length)[0];
}

function fortySteps(): string {
  const rounds = Array.from(
    { length: 9 },
    (_, round) => `ARG VERSION_${round}=1
COPY part-${round}/package.json part-${round}/
RUN npm ci --prefix part-${round}
RUN echo \${VERSION_${round}} > /version-${round}
`,
  );
  return `FROM node:20 AS build
WORKDIR /app
${rounds.join("")}COPY . .
RUN npm run build
ENV NODE_ENV=production
CMD ["node", "dist/index.js"]
`;
}
