# The tag is package.json's own Node, so that the command runs on it and starts no second one.
FROM node:26.10.0-trixie-slim AS build
WORKDIR /samspar
COPY package.json package-lock.json ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node node_modules/.bin/node

FROM node:26.10.0-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 SAMSPAR_DATA=/data
WORKDIR /samspar
COPY --from=build /samspar/package.json /samspar/nest-cli.json ./
COPY --from=build /samspar/node_modules node_modules
COPY --from=build /samspar/dist dist
COPY apps/cli/bin apps/cli/bin
COPY docs/examples docs/examples
RUN ln -s /samspar/apps/cli/bin/samspar.js /usr/local/bin/samspar \
  && install --directory --owner=10001 --group=10001 --mode=0700 /data /heads
USER 10001:10001
VOLUME /data
EXPOSE 3000
# A new node reads the whole log before it answers: it may take half an hour.
HEALTHCHECK --interval=10s --timeout=5s --retries=3 --start-period=30m --start-interval=5s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/api/v1/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["samspar"]
CMD ["serve"]
