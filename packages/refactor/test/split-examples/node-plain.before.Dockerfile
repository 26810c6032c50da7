FROM node:22

# Where the shop lives
WORKDIR /shop

COPY package.json package-lock.json ./
RUN npm ci

COPY . .

EXPOSE 8080
CMD ["node", "server.js"]
