# syntax=docker/dockerfile:1

# One repository, three images:
#   docker build --target web .       the front end behind nginx
#   docker build --target api .       the API
#   docker build --target migrate .   brings the database up to date, then exits

ARG NODE_VERSION=22
ARG NGINX_VERSION=1.29
ARG ALPINE_VERSION=3.22

FROM node:${NODE_VERSION}-slim AS base
ENV PNPM_HOME=/pnpm
RUN npm install --global pnpm@10
WORKDIR /repo

# All packages of the lock file, without one package.json: only a
# changed lock file comes by here.
FROM base AS packages
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm fetch

FROM packages AS workspace
COPY . .
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --frozen-lockfile --offline

# For the pipeline: docker build --target check .
FROM workspace AS check
RUN pnpm --recursive run lint
RUN pnpm --recursive run test

FROM workspace AS web-build
# The bundler finds build arguments in its environment.
ARG PUBLIC_API_URL=/api
RUN pnpm --filter web run build

FROM workspace AS api-build
RUN pnpm --filter api run build
# The API with its production dependencies, as a directory that
# stands on its own.
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm --filter api deploy --legacy --prod --offline /out/api

# nginx then sends the small files as they are and compresses
# nothing per request.
FROM alpine:${ALPINE_VERSION} AS assets
COPY --from=web-build /repo/apps/web/dist /assets
RUN find /assets -type f \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' \) \
    -exec gzip -9 -k {} +

FROM migrate/migrate:v4.19.0 AS migrate
COPY db/migrations /migrations
USER nobody
ENTRYPOINT ["/bin/sh", "-c", "exec migrate -path /migrations -database \"$DATABASE_URL\" up"]

FROM node:${NODE_VERSION}-slim AS api
ENV NODE_ENV=production
WORKDIR /srv/api
COPY --from=api-build /out/api ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then(r => process.exit(r.ok ? 0 : 1))"]
CMD ["node", "dist/main.js"]

FROM nginxinc/nginx-unprivileged:${NGINX_VERSION}-alpine AS web
# The quoted name keeps $uri for nginx.
COPY <<'NGINX' /etc/nginx/conf.d/default.conf
server {
    listen 8080;
    root /usr/share/nginx/html;
    gzip_static on;

    location /api/ {
        proxy_pass http://api:3000/;
    }
    location / {
        try_files $uri /index.html;
    }
}
NGINX
COPY --from=assets /assets /usr/share/nginx/html
EXPOSE 8080
