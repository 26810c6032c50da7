import { simulate } from "@stagemap/cache";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { timed } from "./timed.ts";

const STAGE_COUNT = 50;
const FILE_COUNT = 100_000;

/** Milliseconds from a changed file to the report on 500 steps with a context of 100,000 files, another file each time. */
export function timeSimulation(): readonly number[] {
  const before = buildModel(parse(fiveHundredSteps()), { target: null });
  const files = Array.from(
    { length: FILE_COUNT },
    (_, file) => `src/part-${file % STAGE_COUNT}/folder-${file % 997}/file-${file}.ts`,
  );
  let path = "";
  return timed(
    () => simulate({ before, files, changes: [{ path, kind: "content" }] }),
    (run) => (path = files[run * 37] ?? ""),
    80,
  );
}

/** Stages of ten steps each, all of which the last one needs. */
function fiveHundredSteps(): string {
  return Array.from({ length: STAGE_COUNT }, (_, stage) => {
    const base = stage % 5 === 4 ? `stage-${stage - 1}` : "node:20";
    const take = stage === 0 ? "ENV FIRST=1" : `COPY --from=stage-${stage - 1} /app/dist /in`;
    return `FROM ${base} AS stage-${stage}
ARG VERSION=1.${stage}
WORKDIR /app
COPY package*.json ./
RUN npm ci
${take}
COPY src/part-${stage} ./src
COPY . .
RUN npm run build -- ${stage}
ENV NODE_ENV=production
CMD ["node", "dist/${stage}.js"]
`;
  }).join("");
}
