FROM golang:1.23
ARG VERSION=dev
LABEL version=$VERSION
WORKDIR /go/src/hello
COPY . .
RUN go get -d -v ./...
RUN go install -v -ldflags "-X main.version=$VERSION" ./...
CMD ["hello"]
