FROM alpine:3.18 AS builder
RUN apk add --no-cache nodejs npm python3 make g++
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev

FROM alpine:3.18
RUN apk add --no-cache nodejs
WORKDIR /app
COPY --from=builder /app/node_modules /app/node_modules
COPY . .
CMD ["node", "index.js"]
