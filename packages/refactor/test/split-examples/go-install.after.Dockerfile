FROM golang:1.23 AS builder
ARG VERSION=dev
WORKDIR /go/src/hello
COPY . .
RUN go get -d -v ./...
RUN CGO_ENABLED=0 go install -v -ldflags "-X main.version=$VERSION" ./...

FROM gcr.io/distroless/static-debian12:nonroot
ARG VERSION=dev
LABEL version=$VERSION
WORKDIR /go/src/hello
COPY --from=builder /go/bin/hello /usr/local/bin/hello
CMD ["hello"]
