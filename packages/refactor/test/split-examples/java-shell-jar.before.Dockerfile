FROM gradle:jdk11
WORKDIR /home/app
COPY build.gradle settings.gradle ./
COPY src ./src
RUN gradle shadowJar
CMD ["sh", "-c", "java -jar build/libs/*-all.jar"]
