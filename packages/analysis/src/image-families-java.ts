import { DIRECTORY_VARIES, VARIES, notTagged, tagged } from "./image-family.ts";
import type { ImageFamily } from "./image-family.ts";

const ENGLISH = { LANG: "en_US.UTF-8", LANGUAGE: "en_US:en", LC_ALL: "en_US.UTF-8" };

/** Eclipse Temurin, and AdoptOpenJDK before it. */
export const TEMURIN = { ...ENGLISH, JAVA_HOME: "/opt/java/openjdk", JAVA_VERSION: VARIES };

const CORRETTO = { LANG: "C.UTF-8", JAVA_HOME: DIRECTORY_VARIES };

const TOMCAT = {
  CATALINA_HOME: "/usr/local/tomcat",
  TOMCAT_NATIVE_LIBDIR: "/usr/local/tomcat/native-jni-lib",
  LD_LIBRARY_PATH: "/usr/local/tomcat/native-jni-lib",
  TOMCAT_MAJOR: VARIES,
  TOMCAT_VERSION: VARIES,
  TOMCAT_SHA512: VARIES,
};

/** Tags of images that come on several makers' JDKs; Temurin's is the one without a word. */
const OTHER_JDK = /corretto|zulu|liberica|sapmachine|graal|oracle|openjdk|ibm|semeru|microsoft/;

/** Java, its build tools and its servlet container. */
export const JAVA_FAMILIES: readonly ImageFamily[] = [
  {
    images: ["eclipse-temurin"],
    source: "https://github.com/adoptium/containers",
    sets: TEMURIN,
    windows: { JAVA_VERSION: VARIES, JAVA_HOME: VARIES },
  },
  {
    images: /^adoptopenjdk(?:\/openjdk\d+)?$/,
    source: "https://github.com/AdoptOpenJDK/openjdk-docker",
    sets: TEMURIN,
    alsoSets: [[tagged(/openj9/), { JAVA_TOOL_OPTIONS: VARIES }]],
    windows: { JAVA_VERSION: VARIES, JAVA_HOME: VARIES },
  },
  {
    images: ["ibm-semeru-runtimes"],
    source: "https://github.com/ibmruntimes/semeru-containers",
    sets: { ...TEMURIN, JAVA_TOOL_OPTIONS: VARIES },
  },
  {
    images: ["amazoncorretto", "public.ecr.aws/amazoncorretto/amazoncorretto"],
    source: "https://github.com/corretto/corretto-docker",
    sets: CORRETTO,
  },
  {
    images: ["openjdk"],
    source: "https://github.com/docker-library/openjdk",
    sets: { LANG: "C.UTF-8", JAVA_HOME: DIRECTORY_VARIES, JAVA_VERSION: VARIES },
    windows: { JAVA_HOME: VARIES, JAVA_VERSION: VARIES, JAVA_URL: VARIES, JAVA_SHA256: VARIES },
  },
  {
    images: ["sapmachine"],
    source: "https://github.com/SAP/SapMachine-infrastructure/tree/master/dockerfiles",
    sets: {},
    alsoSets: [[notTagged(/distroless/), { JAVA_HOME: DIRECTORY_VARIES }]],
  },
  {
    images: /^bellsoft\/liberica-(?:openjdk|openjre|runtime-container)(?:-\w+)*$/,
    source: "https://github.com/bell-sw/Liberica/tree/master/docker/repos",
    sets: { LANG: VARIES, LANGUAGE: VARIES, JAVA_HOME: DIRECTORY_VARIES },
  },
  {
    images: /^azul\/zulu-openjdk(?:-(?:alpine|centos|debian))?$/,
    source: "https://github.com/zulu-openjdk/zulu-openjdk",
    sets: { LANG: "en_US.UTF-8", JAVA_HOME: DIRECTORY_VARIES },
  },
  {
    images: [
      "ghcr.io/graalvm/graalvm-community",
      "ghcr.io/graalvm/jdk-community",
      "ghcr.io/graalvm/native-image-community",
    ],
    source: "https://github.com/graalvm/container",
    sets: { LANG: "en_US.UTF-8", JAVA_HOME: DIRECTORY_VARIES },
  },
  {
    images: ["maven"],
    source: "https://github.com/carlossg/docker-maven",
    sets: {
      MAVEN_HOME: "/usr/share/maven",
      MAVEN_CONFIG: "/root/.m2",
      LANG: VARIES,
      JAVA_HOME: DIRECTORY_VARIES,
    },
    alsoSets: [[notTagged(OTHER_JDK), TEMURIN]],
    windows: { MAVEN_HOME: "C:/ProgramData/Maven", MAVEN_CONFIG: VARIES, JAVA_HOME: VARIES },
  },
  {
    images: ["gradle"],
    source: "https://github.com/keeganwitt/docker-gradle",
    sets: { GRADLE_HOME: "/opt/gradle", GRADLE_VERSION: VARIES, JAVA_HOME: DIRECTORY_VARIES },
    alsoSets: [
      [notTagged(OTHER_JDK), TEMURIN],
      [tagged(/graal/), { JAVA_HOME: "/opt/java/graalvm", JAVA_VERSION: VARIES }],
      [
        tagged(/lts-and-current/),
        { JAVA_LTS_HOME: DIRECTORY_VARIES, JAVA_CURRENT_HOME: DIRECTORY_VARIES },
      ],
    ],
  },
  {
    images: ["tomcat"],
    source: "https://github.com/docker-library/tomcat",
    sets: { ...TOMCAT, LANG: VARIES, JAVA_HOME: DIRECTORY_VARIES },
    alsoSets: [[notTagged(OTHER_JDK), TEMURIN]],
  },
];
