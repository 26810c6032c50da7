FROM golang:1.22-alpine3.20 AS builder
RUN apk add --no-cache gcc musl-dev sqlite-dev tzdata ca-certificates
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . ./
RUN CGO_ENABLED=1 GOOS=linux go build -o tracker .

FROM alpine:3.20
RUN apk add --no-cache ca-certificates sqlite-libs tzdata
WORKDIR /app
COPY --from=builder /app/tracker /app/tracker
RUN adduser -D -u 10001 tracker && mkdir /data && chown tracker /data
USER tracker
VOLUME /data
EXPOSE 9000
CMD ["./tracker", "-db", "/data/tracker.db"]
