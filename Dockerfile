# syntax=docker/dockerfile:1

# build makes the page. Nothing of this stage ships but what the next one copies.
FROM --platform=$BUILDPLATFORM node:22-slim AS build
WORKDIR /stagemap
# The manifests first: while they are the same, the packages stay in the cache.
COPY package.json package-lock.json ./
COPY --parents app/package.json packages/*/package.json ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci
COPY . .
RUN npm run build

# serve hands it out: static files, by a server that is not root.
FROM nginxinc/nginx-unprivileged:1.29-alpine-slim AS serve
COPY hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /stagemap/dist /usr/share/nginx/html
USER 101
EXPOSE 8080
HEALTHCHECK CMD ["wget", "--quiet", "--spider", "http://localhost:8080/"]
