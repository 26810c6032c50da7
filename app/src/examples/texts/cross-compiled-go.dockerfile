# syntax=docker/dockerfile:1

# docker build --platform linux/amd64,linux/arm64 .
# The compilers run on this machine's own architecture whatever they
# compile for, so that only the end-to-end test needs emulation.

ARG GO_VERSION=1.25
ARG ALPINE_VERSION=3.22
ARG XX_VERSION=1.9.0
ARG GOLANGCI_LINT_VERSION=2.5

# Tools that know how to build for $TARGETPLATFORM.
FROM --platform=$BUILDPLATFORM tonistiigi/xx:${XX_VERSION} AS xx

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine${ALPINE_VERSION} AS base
RUN apk add --no-cache clang lld
COPY --from=xx / /
WORKDIR /src

FROM base AS modules
COPY go.mod go.sum ./
RUN go mod download

# The checks read the sources from the build context without copying
# them into a layer.
FROM --platform=$BUILDPLATFORM golangci/golangci-lint:v${GOLANGCI_LINT_VERSION}-alpine AS lint
WORKDIR /src
RUN --mount=type=bind,target=. \
    --mount=type=bind,from=modules,source=/go/pkg/mod,target=/go/pkg/mod,rw \
    --mount=type=cache,target=/root/.cache \
    golangci-lint run ./...

FROM modules AS test
RUN --mount=type=bind,target=. \
    --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go test -coverprofile=/tmp/coverage.out ./...

# docker build --target coverage --output . .
FROM scratch AS coverage
COPY --from=test /tmp/coverage.out /

FROM modules AS build
ARG TARGETPLATFORM
RUN xx-apk add --no-cache gcc musl-dev
ARG TARGETARCH
ARG VERSION=development
# cgo for SQLite, and still static: xx-verify fails the build when
# it is not.
RUN --mount=type=bind,target=. \
    --mount=type=cache,id=go-build-$TARGETARCH,target=/root/.cache/go-build <<EOF
set -eu
export CGO_ENABLED=1
xx-go build -trimpath -o /out/relay \
  -ldflags "-s -w -linkmode external -extldflags -static -X main.version=$VERSION" \
  ./cmd/relay
xx-verify --static /out/relay
EOF

FROM alpine:${ALPINE_VERSION} AS e2e
RUN apk add --no-cache curl
COPY --from=build /out/relay /usr/local/bin/relay
RUN <<EOF
set -eu
relay serve --listen 127.0.0.1:8080 --database /tmp/relay.db &
curl --silent --fail --retry 10 --retry-connrefused http://127.0.0.1:8080/healthz
relay send --server http://127.0.0.1:8080 "hello"
EOF

FROM scratch AS release
COPY <<EOF /etc/passwd
relay:x:10001:10001:relay:/:/sbin/nologin
EOF
COPY --from=base /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
# The program that has passed: no release without the end-to-end
# test.
COPY --from=e2e --chmod=0555 /usr/local/bin/relay /relay
USER relay
EXPOSE 8080
ENTRYPOINT ["/relay"]
CMD ["serve", "--listen", ":8080"]
