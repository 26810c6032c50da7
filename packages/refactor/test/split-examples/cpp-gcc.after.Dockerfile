FROM gcc:13 AS builder
WORKDIR /usr/src/sim
COPY . .
RUN g++ -O2 -o /usr/local/bin/sim main.cpp

FROM debian:bookworm-slim
WORKDIR /usr/src/sim
COPY --from=builder /usr/local/bin/sim /usr/local/bin/sim
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=builder /usr/local/lib64/libstdc++.so.6 /usr/local/lib64/
COPY --from=builder /usr/local/lib64/libgcc_s.so.1 /usr/local/lib64/
ENV LD_LIBRARY_PATH=/usr/local/lib64
CMD ["sim"]
