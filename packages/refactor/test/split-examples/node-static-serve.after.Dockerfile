FROM node:18 AS builder
WORKDIR /app
COPY package.json ./
COPY package-lock.json ./
RUN npm install
COPY . ./
RUN npm run build

FROM nginx:1.28-alpine
COPY <<'EOF' /etc/nginx/conf.d/default.conf
server {
    listen 5000;
    root /usr/share/nginx/html;
    location / {
        try_files $uri $uri/ /index.html;
    }
}
EOF
COPY --from=builder /app/build /usr/share/nginx/html
EXPOSE 5000
# Any path is the app's
