FROM node:22 AS builder

# Where the shop lives
WORKDIR /shop

COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:22-slim

WORKDIR /shop

COPY --from=builder /shop/node_modules /shop/node_modules

COPY . .

EXPOSE 8080
CMD ["node", "server.js"]
