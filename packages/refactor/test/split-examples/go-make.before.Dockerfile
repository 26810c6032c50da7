FROM golang:1.21
ENV TZ=UTC
STOPSIGNAL SIGINT
WORKDIR /go/src/svc
COPY vendor vendor
COPY . .
ARG GIT_SHA=unknown
LABEL org.opencontainers.image.revision=$GIT_SHA
RUN make build
USER 1000:1000
HEALTHCHECK --interval=10s CMD ["/go/src/svc/bin/svc", "health"]
ENTRYPOINT ["/go/src/svc/bin/svc"]
CMD ["serve"]
