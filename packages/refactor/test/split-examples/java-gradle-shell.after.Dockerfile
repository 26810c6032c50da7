FROM gradle:8.5-jdk21-alpine AS builder
COPY --chown=gradle:gradle . /home/gradle/src
WORKDIR /home/gradle/src
RUN gradle bootJar --no-daemon

FROM eclipse-temurin:21-jre-alpine
WORKDIR /home/gradle/src
COPY --from=builder /home/gradle/src/build/libs/*.jar /home/gradle/src/build/libs/
ENV JAVA_OPTS="-Xmx512m"
CMD java $JAVA_OPTS -jar build/libs/*.jar
