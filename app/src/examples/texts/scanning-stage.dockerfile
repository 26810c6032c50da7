# syntax=docker/dockerfile:1

FROM golang:1.25 AS builder
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /out/beacon ./cmd/beacon

# "rootfs" also looks into compiled programs; "filesystem" would
# look for lock files only. The step is cached like any other: to
# ask again with today's list of vulnerabilities, build with
# --no-cache-filter=scanner.
FROM aquasec/trivy:0.67.2 AS scanner
COPY --from=builder /out/beacon /scan/beacon
RUN --mount=type=cache,target=/root/.cache/trivy \
    trivy rootfs --exit-code 1 --severity HIGH,CRITICAL --no-progress /scan

FROM scratch AS final
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
# Out of the scanner, not out of the builder: a stage that nothing
# is copied from is never built, and its scan would never run.
COPY --from=scanner /scan/beacon /beacon
USER 65532:65532
ENTRYPOINT ["/beacon"]
