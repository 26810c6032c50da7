from golang:1.20
workdir /a
copy . .
run go build -o svc
cmd ./svc
