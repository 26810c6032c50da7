FROM gcc:13
WORKDIR /usr/src/sim
COPY . .
RUN g++ -O2 -o /usr/local/bin/sim main.cpp
CMD ["sim"]
