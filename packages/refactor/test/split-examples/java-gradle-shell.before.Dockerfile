FROM gradle:8.5-jdk21-alpine
COPY --chown=gradle:gradle . /home/gradle/src
WORKDIR /home/gradle/src
RUN gradle bootJar --no-daemon
ENV JAVA_OPTS="-Xmx512m"
CMD java $JAVA_OPTS -jar build/libs/*.jar
