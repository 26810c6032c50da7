FROM golang:1.17-alpine AS builder
RUN apk update && apk add --no-cache git bash
ENV GO111MODULE=on
WORKDIR /app
COPY go.mod .
COPY go.sum .
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o ./bin/server ./cmd/server/main.go

FROM alpine:3.22
RUN apk add --no-cache bash
WORKDIR /app
COPY --from=builder /app/bin/server /app/bin/server
COPY ./scripts/wait-for-it.sh /wait-for-it.sh
RUN chmod +x /wait-for-it.sh
EXPOSE 8000
CMD ["/wait-for-it.sh", "db:5432", "--", "./bin/server"]
