FROM node:20 AS builder
RUN useradd -m app
WORKDIR /home/app
COPY --chown=app:app package*.json ./
USER app
RUN npm ci
COPY --chown=app:app . .
RUN npm run build \
    && npm prune --omit=dev

FROM node:20-slim
RUN useradd -m app
WORKDIR /home/app
USER app
COPY --from=builder /home/app /home/app
EXPOSE 3000
CMD ["npm", "run", "start:prod"]
