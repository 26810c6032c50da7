# syntax=docker/dockerfile:1

FROM golang:1.25 AS builder

WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download

COPY . .
# Without cgo the program needs no C library, and so no operating
# system around it.
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/beacon ./cmd/beacon

# An empty file system: what is not copied does not exist, shell and
# users included.
FROM scratch

# Without these the program cannot trust any HTTPS server that it
# calls.
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /out/beacon /beacon

# There is no /etc/passwd to look a name up in: use numbers.
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/beacon"]
