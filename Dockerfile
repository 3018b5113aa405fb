# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY LICENSE ./
COPY deploy/build.ts deploy/bundle.ts ./deploy/
COPY src ./src
RUN node deploy/build.ts && mkdir empty

# What Node needs and nothing else: glibc, the C++ library, certificates. No shell, no package manager.
FROM gcr.io/distroless/cc-debian12
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /build/dist /app
# What the bot keeps, and its backups. One process at a time works on them.
COPY --from=build --chown=1000:1000 /build/empty /data
COPY --from=build --chown=1000:1000 /build/empty /backups
ENV NODE_ENV=production
ENV DATA_DIR=/data
ENV BACKUP_DIR=/backups
VOLUME ["/data", "/backups"]
# `docker exec <container> node backup.js` works here.
WORKDIR /app/bot
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and gets the signal itself; the bot then ends within five seconds.
STOPSIGNAL SIGTERM
# With the defaults, what requests leave behind would take 100 MB more before it is cleared away,
# in longer pauses.
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=8", "--max-old-space-size=1024"]
CMD ["livion.js"]
