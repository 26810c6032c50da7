FROM maven:3.9-eclipse-temurin-17 AS builder
WORKDIR /app
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY src ./src
RUN mvn -B package -DskipTests

FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=builder /app/target/shop-1.0.jar /app/target/shop-1.0.jar
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "target/shop-1.0.jar"]
