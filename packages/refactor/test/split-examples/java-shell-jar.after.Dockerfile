FROM gradle:jdk11 AS builder
WORKDIR /home/app
COPY build.gradle settings.gradle ./
COPY src ./src
RUN gradle shadowJar

FROM eclipse-temurin:11-jre
WORKDIR /home/app
COPY --from=builder /home/app/build/libs/*-all.jar /home/app/build/libs/
CMD ["sh", "-c", "java -jar build/libs/*-all.jar"]
