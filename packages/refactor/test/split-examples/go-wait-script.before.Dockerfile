FROM golang:1.17-alpine
RUN apk update && apk add --no-cache git bash
ENV GO111MODULE=on
WORKDIR /app
COPY go.mod .
COPY go.sum .
RUN go mod download
COPY . .
RUN go build -o ./bin/server ./cmd/server/main.go
COPY ./scripts/wait-for-it.sh /wait-for-it.sh
RUN chmod +x /wait-for-it.sh
EXPOSE 8000
CMD ["/wait-for-it.sh", "db:5432", "--", "./bin/server"]
