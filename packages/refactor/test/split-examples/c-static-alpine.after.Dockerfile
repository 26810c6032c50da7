FROM alpine:3.20 AS builder
RUN apk add --no-cache gcc musl-dev
COPY hello.c /src/
RUN gcc -static -O2 -o /hello /src/hello.c

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=builder /hello /hello
ENTRYPOINT ["/hello"]
