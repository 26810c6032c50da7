FROM golang:1.20 AS builder
ADD . /go/src/app
WORKDIR /go/src/app
RUN CGO_ENABLED=0 go build -o main .

FROM alpine:3.22
WORKDIR /go/src/app
COPY --from=builder /go/src/app/main /go/src/app/main
COPY config.yaml /etc/app/config.yaml
HEALTHCHECK CMD wget -qO- http://localhost:8080/ || exit 1
CMD ./main --config /etc/app/config.yaml
