FROM golang:1.21 AS builder
WORKDIR /go/src/svc
COPY vendor vendor
COPY . .
ARG GIT_SHA=unknown
RUN make build

FROM gcr.io/distroless/cc-debian12:nonroot
ENV TZ=UTC
STOPSIGNAL SIGINT
WORKDIR /go/src/svc
ARG GIT_SHA=unknown
LABEL org.opencontainers.image.revision=$GIT_SHA
COPY --from=builder /go/src/svc/bin/svc /go/src/svc/bin/svc
USER 1000:1000
HEALTHCHECK --interval=10s CMD ["/go/src/svc/bin/svc", "health"]
ENTRYPOINT ["/go/src/svc/bin/svc"]
CMD ["serve"]
