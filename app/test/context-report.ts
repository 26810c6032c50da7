import { loadContext } from "@stagemap/analysis";
import type { ContextReport } from "@stagemap/analysis";

const dockerfile = `FROM node:22 AS build
WORKDIR /app
COPY package.json ./
RUN npm ci
COPY src src
RUN npm run build
FROM nginx
COPY --from=build /app/dist /srv
COPY public /srv/public
`;

/** The report on files with one byte each, for a Dockerfile that takes package.json, src and public. */
export async function reportOn(
  paths: readonly string[],
  dockerignore: string | null = null,
): Promise<ContextReport> {
  const files = paths.map((path) => ({ path, size: 1 }));
  const { report } = await loadContext();
  return report({ dockerfile, target: null, files, dockerignore });
}
