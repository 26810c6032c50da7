FROM golang:1.21-alpine AS builder

WORKDIR /app

COPY . .

RUN go mod download \
    && CGO_ENABLED=0 go build -o /usr/local/bin/app main.go

FROM gcr.io/distroless/static-debian12:nonroot

WORKDIR /app

COPY --from=builder /usr/local/bin/app /usr/local/bin/app

EXPOSE 8080

CMD ["/usr/local/bin/app", "--port=8080"]
