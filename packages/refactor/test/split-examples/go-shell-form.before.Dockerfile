FROM golang:1.20
ADD . /go/src/app
WORKDIR /go/src/app
RUN go build -o main .
COPY config.yaml /etc/app/config.yaml
HEALTHCHECK CMD wget -qO- http://localhost:8080/ || exit 1
CMD ./main --config /etc/app/config.yaml
