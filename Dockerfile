# syntax=docker/dockerfile:1
FROM node:24-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --omit=optional --loglevel=error
COPY prisma.config.ts tsconfig.json tsconfig.build.json ./
COPY prisma prisma
COPY tools/schema-engine tools/schema-engine
COPY src src
COPY sandbox sandbox
RUN npx prisma generate && npx tsc -p tsconfig.build.json

FROM base AS dependencies
# The optional dependencies are the embedded PostgreSQL; an image is given DATABASE_URL.
RUN npm ci --omit=dev --omit=optional --loglevel=error

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
# The server applies pending migrations when it starts.
COPY prisma prisma
COPY tools/schema-engine tools/schema-engine
COPY --from=build /app/dist/src dist/src
RUN install -d -o node -g node -m 700 /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Both as in tools/start/server-flags.mjs.
ENV MALLOC_ARENA_MAX=2
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "dist/src/main.js"]
