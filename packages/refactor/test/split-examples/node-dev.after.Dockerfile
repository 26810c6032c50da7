refused: “CMD ["npm", "run", "dev"]” (line 5): “npm run dev” starts a server for developing, which needs everything that building needs.
