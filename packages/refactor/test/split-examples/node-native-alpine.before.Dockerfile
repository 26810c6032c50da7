FROM node:20-alpine
RUN apk add --no-cache python3 make g++ tini
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile
COPY . .
RUN yarn build
EXPOSE 4000
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["yarn", "start"]
