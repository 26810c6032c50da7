import type { Lesson } from "../lesson.ts";

/** Development dependencies build the program and do not ship. */
export const nodeProduction: Lesson = {
  id: "node-production",
  title: "Production dependencies for Node",
  summary: "Ship the packages that run, and leave those that build and test behind",
  minutes: 8,
  sections: [
    {
      title: "Two stages, and still too much",
      text: `This build has two stages already, and a slim image in the end. Follow the line of \`/app/node_modules\` in the picture: it comes from a full \`npm ci\`, so TypeScript, the test runner and the linter arrive in what ships. Often they outweigh the program and everything that it needs.`,
    },
    {
      title: "Two lists in one file",
      text: `\`package.json\` tells \`dependencies\` from \`devDependencies\`. The build needs both, the program only the first:

- \`npm ci\` installs both, exactly as \`package-lock.json\` says.
- \`npm ci --omit=dev\` installs the first alone. (\`--only=production\` is its old spelling.)
- \`npm prune --omit=dev\` takes the second away from what is installed.

\`NODE_ENV=production\` makes \`npm ci\` leave them out as well.`,
    },
    {
      title: "Your task",
      text: `Let what ships get its \`node_modules\` without the development dependencies: from a stage of their own, or pruned in the stage that builds once everything is built.`,
    },
  ],
  start: {
    dockerfile: `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/index.js"]
`,
    dockerignore: ".git\nnode_modules\ndist\n",
    files: [
      "Dockerfile",
      "package-lock.json",
      "package.json",
      "src/index.ts",
      "test/index.test.ts",
      "tsconfig.json",
    ],
  },
  goals: [
    { kind: "not-shipped", what: "development-dependencies" },
    { kind: "path-shipped", path: "/app/node_modules", madeBy: ["npm ci", "npm install"] },
    { kind: "path-shipped", path: "/app/dist", madeBy: ["npm run build"] },
    { kind: "change-keeps", file: "src/index.ts", commands: ["npm ci", "npm install"] },
    { kind: "starts", words: ["node", "dist/index.js"] },
  ],
  hints: [
    {
      text: "This line brings the development dependencies along, because the stage that it copies from has installed them.",
      at: { text: "COPY --from=build /app/node_modules ./node_modules" },
    },
    {
      text: "A third stage needs only the two manifests and `RUN npm ci --omit=dev`. It runs at the same time as the build.",
      at: { text: "COPY package.json package-lock.json ./" },
    },
    {
      text: "Or write `RUN npm prune --omit=dev` below this line. Every change of a source then prunes again.",
      at: { text: "RUN npm run build" },
    },
  ],
  solutions: [
    {
      title: "A stage for what ships",
      note: "`deps` and `build` need nothing of each other and run side by side. A change of a source leaves `deps` in the cache, so the layer of `node_modules` in the image stays the same and is neither pushed nor pulled again.",
      dockerfile: `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/index.js"]
`,
    },
    {
      title: "Pruned after the build",
      note: "One line and no second download. The price: with every change of a source `npm prune` runs again, and `node_modules` is copied anew.",
      dockerfile: `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev

FROM node:22-slim
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/index.js"]
`,
    },
  ],
  closing: `With pnpm it is \`pnpm install --prod\` or \`pnpm prune --prod\`, with today's yarn \`yarn workspaces focus --production\`.

Packages with compiled parts have to be installed on the system that they run on: \`node:22\` and \`node:22-slim\` are both Debian, \`node:22-alpine\` is not.`,
  sources: [
    { title: "npm ci", address: "https://docs.npmjs.com/cli/v11/commands/npm-ci" },
    { title: "npm prune", address: "https://docs.npmjs.com/cli/v11/commands/npm-prune" },
    {
      title: "Node's Docker team: best practices",
      address: "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md",
    },
  ],
};
