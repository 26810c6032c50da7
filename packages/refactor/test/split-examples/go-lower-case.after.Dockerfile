from golang:1.20 as builder
workdir /a
copy . .
run CGO_ENABLED=0 go build -o svc

from alpine:3.22
workdir /a
copy --from=builder /a/svc /a/svc
cmd ./svc
