FROM node:20-alpine AS builder
RUN apk add --no-cache python3 make g++ tini
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile
COPY . .
RUN yarn build \
    && yarn install --production --ignore-scripts --prefer-offline

FROM node:20-alpine
RUN apk add --no-cache tini
WORKDIR /app
COPY --from=builder /app /app
EXPOSE 4000
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["yarn", "start"]
