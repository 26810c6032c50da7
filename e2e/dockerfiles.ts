/** Four stages: `deps` feeds `builder`, `tester` and `runner`; the last one does not need `tester`. */
export const nodeApp = `FROM node:20 AS deps
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

export const twoStages = `FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/app .

FROM scratch
COPY --from=build /out/app /app
ENTRYPOINT ["/app"]
`;

/** Its last stage has no base until BASE_IMAGE is given a value. */
export const openBase = `ARG BASE_IMAGE

FROM golang:1.23 AS build
ARG VERSION=dev
ARG TARGETARCH
RUN GOARCH=$TARGETARCH go build -ldflags "-X main.version=$VERSION" -o /out/app .

FROM \${BASE_IMAGE} AS final
COPY --from=build /out/app /app
`;

/** A Dockerfile of at least this many characters, with few stages and many steps. */
export function largeDockerfile(minimumLength: number): string {
  let text = "FROM alpine:3.20 AS large\n";
  for (let step = 0; text.length < minimumLength; step++) {
    text += `RUN echo ${step} ${"x".repeat(500)}\n`;
  }
  return text;
}
