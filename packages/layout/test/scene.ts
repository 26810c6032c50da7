import { createAnalyzer, type Picture } from "@stagemap/analysis";

/** The picture of a Dockerfile, as the app gets it. */
export function pictureOf(dockerfile: string, target: string | null = null): Picture {
  return createAnalyzer().analyze({ dockerfile, target }).picture;
}

/** Three stages in a chain, a fourth that is not needed. */
export const FOUR_STAGES = `FROM node:20 AS deps
WORKDIR /app
RUN npm ci
FROM node:20 AS builder
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY . .
RUN npm run build
FROM node:20 AS tester
COPY --from=deps /app/node_modules ./node_modules
RUN npm test
FROM node:20-slim AS runner
WORKDIR /app
COPY --from=builder /app/dist ./dist
COPY --from=deps /app/node_modules ./node_modules
CMD ["node", "dist/index.js"]
`;
