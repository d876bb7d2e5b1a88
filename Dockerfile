# syntax=docker/dockerfile:1
# docker build -t slp-bot .      Nobody has built it where it was written: its start line is tested (test/e2e/package.test.ts).
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY . .
RUN node scripts/build-package.ts && npm ci --no-audit --no-fund --omit=dev --omit=optional --ignore-scripts \
 && rm -rf src test scripts .github .ci

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /build ./
# what a start would keep for the next one, since it can't write here: checked knowledge and compiled code
RUN node bin/slp.js list > /dev/null && mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/start.js"]
