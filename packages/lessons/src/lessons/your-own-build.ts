import type { Lesson } from "../lesson.ts";

/** The checklist, on a build that the learner brings. */
export const yourOwnBuild: Lesson = {
  id: "your-own-build",
  title: "The checklist, on a build of your own",
  summary: "Go through eight questions before a Dockerfile ships",
  minutes: 15,
  sections: [
    {
      title: "Eight questions",
      text: `1. Are dependencies built in a stage that does not ship?
2. Is the final base slim, Alpine, distroless or scratch?
3. Does the final stage take only what it needs?
4. Does it have production dependencies only?
5. Do rare changes stand above frequent ones?
6. Does a \`.dockerignore\` keep out what no step needs?
7. Could a static program do with scratch?
8. Do all secrets come by mounts?

The panel **Checks** answers each with its evidence, and most with a fix. Not every question fits every build: *does not apply* is a fine answer.`,
    },
    {
      title: "Your task",
      text: `Replace the Dockerfile by one of your own, and its \`.dockerignore\` with it, and see how it fares. It leaves your browser in no way, and your draft from before the lesson is kept.

If you have none at hand, mend the one that is here. It works, it is like thousands out there, and it misses most of the list.`,
    },
  ],
  start: {
    dockerfile: `FROM node:22
WORKDIR /app
COPY . .
ENV NPM_TOKEN=npm_0123456789abcdefghijklmnopqrstuvwxyz
RUN npm ci
RUN npm run build
EXPOSE 3000
CMD ["node", "dist/index.js"]
`,
    dockerignore: null,
    files: [
      ".env",
      ".git/HEAD",
      "Dockerfile",
      "node_modules/express/package.json",
      "package-lock.json",
      "package.json",
      "src/index.ts",
    ],
  },
  goals: [
    { kind: "builds" },
    { kind: "checklist", point: "separate-build" },
    { kind: "checklist", point: "slim-runtime" },
    { kind: "checklist", point: "copy-needed" },
    { kind: "checklist", point: "layer-order" },
    { kind: "checklist", point: "dockerignore" },
    { kind: "checklist", point: "secrets" },
  ],
  hints: [
    {
      text: "Each open point in **Checks** says on which line it hangs; a click on it leads there.",
      at: null,
    },
    {
      text: "A token in the text is in the image and in the repository. A secret mount gives it to the one command that needs it, and it should be revoked.",
      at: { text: "ENV NPM_TOKEN" },
    },
    {
      text: "**Split into build and runtime** in the command palette does most of the first four points in one go, and shows what it takes for granted.",
      at: { text: "FROM node:22" },
    },
    {
      text: "The finding on the missing `.dockerignore` has a fix that writes one, with a reason a line.",
      at: { text: "COPY . ." },
    },
  ],
  solutions: [
    {
      title: "The one that is here, mended",
      note: "Dependencies that ship come from a stage of their own, the token is there for one command, and a change of a source installs nothing.",
      dockerfile: `FROM node:22 AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN \\
    npm ci --omit=dev

FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN \\
    npm ci
COPY . .
RUN npm run build

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "dist/index.js"]
`,
      dockerignore: `.git
.env
node_modules
dist
`,
    },
  ],
  closing: `Share the result with the button at the top: the link holds the Dockerfile and everything around it, and nothing of it is on a server.

The list is a beginning. What it does not ask: does the program run as somebody without rights, is the base kept up to date, and does anybody know what is in the image? The findings below the list go on from there.`,
  sources: [
    {
      title: "Docker: Building best practices",
      address: "https://docs.docker.com/build/building/best-practices/",
    },
    {
      title: "Docker: .dockerignore files",
      address: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
    },
  ],
};
