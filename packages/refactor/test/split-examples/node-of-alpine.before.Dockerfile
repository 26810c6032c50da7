FROM alpine:3.18
RUN apk add --no-cache nodejs npm python3 make g++
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
CMD ["node", "index.js"]
