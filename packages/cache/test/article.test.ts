import { tellStories } from "./check-story.ts";

const RIGHT_ORDER = `
  FROM python:3.11 AS builder
  WORKDIR /app
  COPY requirements.txt .
  RUN pip install --user -r requirements.txt
  COPY . .
`;

const WRONG_ORDER = `
  FROM python:3.11 AS builder
  WORKDIR /app
  COPY . .
  RUN pip install --user -r requirements.txt
`;

const PRODUCTION_DEPENDENCIES = `
  FROM node:20 AS builder
  WORKDIR /app
  COPY package*.json ./
  RUN npm ci
  COPY . .
  RUN npm run build
  FROM node:20-slim
  WORKDIR /app
  COPY package*.json ./
  RUN npm ci --only=production && npm cache clean --force
  COPY --from=builder /app/dist ./dist
  USER node
  CMD ["node", "dist/index.js"]
`;

const FOUR_STAGES = `
  FROM node:20 AS deps
  WORKDIR /app
  COPY package*.json ./
  RUN npm ci
  FROM node:20 AS builder
  WORKDIR /app
  COPY --from=deps /app/node_modules ./node_modules
  COPY . .
  RUN npm run build
  FROM node:20 AS tester
  WORKDIR /app
  COPY --from=deps /app/node_modules ./node_modules
  COPY . .
  RUN npm test
  FROM node:20-slim AS runner
  WORKDIR /app
  COPY --from=builder /app/dist ./dist
  COPY --from=deps /app/node_modules ./node_modules
  CMD ["node", "dist/index.js"]
`;

const SKIPPED_TESTER = `
  11 skipped The target, stage “runner”, does not need stage “tester”
  12 skipped
  13 skipped
  14 skipped
`;

tellStories([
  {
    name: "the right order leaves the install alone when a source file changes",
    dockerfile: RIGHT_ORDER,
    changed: "app.py",
    expected: "5 rebuilt COPY . . selects app.py, which changed, and there is no .dockerignore",
  },
  {
    name: "the wrong order installs again when a source file changes",
    dockerfile: WRONG_ORDER,
    changed: "app.py",
    expected: `
      3 rebuilt COPY . . selects app.py
      4 rebuilt Follows line 3 (COPY . .), which is rebuilt | selects app.py
    `,
  },
  {
    name: "the right order installs again when the requirements change",
    dockerfile: RIGHT_ORDER,
    changed: "requirements.txt",
    expected: `
      3 rebuilt COPY requirements.txt . selects requirements.txt, which changed
      4 rebuilt Follows line 3
      5 rebuilt selects requirements.txt | Follows line 4
    `,
  },
  {
    name: "production dependencies stay when a source file changes",
    dockerfile: PRODUCTION_DEPENDENCIES,
    changed: "src/index.ts",
    expected: `
      5 rebuilt COPY . . selects src/index.ts
      6 rebuilt Follows line 5
      11 maybe Stage “builder” is rebuilt, but COPY --from is keyed by what it takes: cached if /app/dist comes out identical
    `,
  },
  {
    name: "a dependency bump installs in both stages",
    dockerfile: PRODUCTION_DEPENDENCIES,
    changed: "package-lock.json",
    expected: `
      3 rebuilt selects package-lock.json
      4 rebuilt Follows line 3
      5 rebuilt selects package-lock.json | Follows line 4
      6 rebuilt Follows line 5
      9 rebuilt selects package-lock.json
      10 rebuilt Follows line 9
      11 rebuilt Follows line 10
    `,
  },
  {
    name: "of four stages a source edit reaches two, and the tester is not built",
    dockerfile: FOUR_STAGES,
    target: "runner",
    changed: "src/index.ts",
    expected: `
      8 rebuilt COPY . . selects src/index.ts
      9 rebuilt Follows line 8
      ${SKIPPED_TESTER.trim()}
      17 maybe cached if /app/dist comes out identical
      18 maybe Follows line 17
    `,
  },
  {
    name: "for the tester the runner and the builder are skipped",
    dockerfile: FOUR_STAGES,
    target: "tester",
    changed: "src/index.ts",
    expected: `
      6 skipped The target, stage “tester”, does not need stage “builder”
      7 skipped
      8 skipped
      9 skipped
      13 rebuilt COPY . . selects src/index.ts
      14 rebuilt Follows line 13
      16 skipped
      17 skipped
      18 skipped
      19 skipped
    `,
  },
  {
    name: "both targets at once build all four stages",
    dockerfile: FOUR_STAGES,
    target: "tester runner",
    changed: "src/index.ts",
    expected: `
      8 rebuilt COPY . . selects src/index.ts
      9 rebuilt Follows line 8
      13 rebuilt COPY . . selects src/index.ts
      14 rebuilt Follows line 13
      17 maybe cached if
      18 maybe Follows line 17
    `,
  },
  {
    name: "a target that was never built has no results",
    dockerfile: FOUR_STAGES,
    targetBefore: "runner",
    target: "tester",
    expected: `
      6 skipped
      7 skipped
      8 skipped
      9 skipped
      14 rebuilt No earlier build has built stage “tester”
      16 skipped
      17 skipped
      18 skipped
      19 skipped
    `,
  },
  {
    name: "a dependency bump of four stages reaches what copies the modules if they come out different",
    dockerfile: FOUR_STAGES,
    target: "runner",
    changed: "package.json",
    output: "different",
    expected: `
      3 rebuilt selects package.json
      4 rebuilt Follows line 3
      7 rebuilt Stage “deps” puts out another /app/node_modules
      8 rebuilt selects package.json
      9 rebuilt Follows line 8
      ${SKIPPED_TESTER.trim()}
      17 rebuilt Stage “builder” puts out another /app/dist
      18 rebuilt Stage “deps” puts out another /app/node_modules
    `,
  },
  {
    name: "a moved slim image leaves the builder alone",
    dockerfile: FOUR_STAGES,
    target: "runner",
    moved: "node:20-slim",
    expected: `
      ${SKIPPED_TESTER.trim()}
      16 rebuilt FROM on line 15 builds on node:20-slim
      17 rebuilt Follows line 16
      18 rebuilt Follows line 17
    `,
  },
]);
