FROM node:20
RUN useradd -m app
WORKDIR /home/app
COPY --chown=app:app package*.json ./
USER app
RUN npm ci
COPY --chown=app:app . .
RUN npm run build
EXPOSE 3000
CMD ["npm", "run", "start:prod"]
