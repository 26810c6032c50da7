/** A made-up project, large enough to show what does not scale. */
const STAGE_COUNT = 50;
const FILE_COUNT = 100_000;

/** The paths of its files: ten a folder, of which few are ignored. */
export function projectPaths(): readonly string[] {
  return Array.from({ length: FILE_COUNT }, (_, number) => {
    const folder = Math.floor(number / 10);
    return `src/part-${folder % STAGE_COUNT}/${folder % 7}/area-${folder}/file-${number}.ts`;
  });
}

/** Fifty patterns of the common forms. */
export function projectIgnore(): string {
  return Array.from({ length: 5 }, (_, round) => ignoreLines(round))
    .flat()
    .join("\n");
}

function ignoreLines(round: number): readonly string[] {
  const plain = [`**/node_modules${round}`, `.git${round}`, `docs${round}/**`, `*.md${round}`];
  const wild = [
    `**/*.log${round}`,
    `**/.env${round}*`,
    `**/*.test${round}.*`,
    `**/*.py[cod${round}]`,
  ];
  return [...plain, ...wild, `src/*/test${round}`, `!**/.env${round}.example`];
}

/** A Dockerfile of stages of ten steps each, all of which the last one needs. */
export function projectDockerfile(): string {
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
