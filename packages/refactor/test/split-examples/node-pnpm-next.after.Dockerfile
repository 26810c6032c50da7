FROM node:20 AS builder
ENV NEXT_TELEMETRY_DISABLED=1
RUN corepack enable
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile
COPY . .
RUN pnpm build \
    && pnpm prune --prod

FROM node:20-slim
RUN corepack enable
WORKDIR /app
COPY --from=builder /app /app
EXPOSE 3000
CMD ["pnpm", "start"]
