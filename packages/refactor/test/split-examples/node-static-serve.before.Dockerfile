FROM node:18
WORKDIR /app
COPY package.json ./
COPY package-lock.json ./
RUN npm install
COPY . ./
RUN npm run build
RUN npm install -g serve
EXPOSE 5000
# Any path is the app's
CMD ["serve", "-s", "build", "-l", "5000"]
