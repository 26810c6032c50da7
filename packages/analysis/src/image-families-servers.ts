import { DIRECTORY_VARIES, VARIES, before, from, notTagged, tagged } from "./image-family.ts";
import type { ImageFamily } from "./image-family.ts";
import { TEMURIN } from "./image-families-java.ts";

const NGINX = { NGINX_VERSION: VARIES, PKG_RELEASE: VARIES, DYNPKG_RELEASE: VARIES };

/** Databases, queues, web servers and other services. */
export const SERVER_FAMILIES: readonly ImageFamily[] = [
  {
    images: ["postgres"],
    source: "https://github.com/docker-library/postgres",
    sets: {
      LANG: "en_US.utf8",
      PG_MAJOR: VARIES,
      PG_VERSION: VARIES,
      GOSU_VERSION: VARIES,
      PGDATA: DIRECTORY_VARIES,
    },
    alsoSets: [
      [tagged(/^(?:9|1[0-7])(?!\d)/), { PGDATA: "/var/lib/postgresql/data" }],
      [tagged(/alpine/), { PG_SHA256: VARIES, DOCKER_PG_LLVM_DEPS: VARIES }],
    ],
  },
  {
    images: ["mysql"],
    source: "https://github.com/docker-library/mysql",
    sets: { MYSQL_MAJOR: VARIES, MYSQL_VERSION: VARIES, GOSU_VERSION: VARIES },
    alsoSets: [[from("5.7"), { MYSQL_SHELL_VERSION: VARIES }]],
  },
  {
    images: ["mariadb"],
    source: "https://github.com/MariaDB/mariadb-docker",
    sets: { MARIADB_VERSION: VARIES, GOSU_VERSION: VARIES },
    alsoSets: [
      [notTagged(/ubi/), { LANG: "C.UTF-8" }],
      [before("10.7"), { MARIADB_MAJOR: VARIES }],
    ],
  },
  {
    images: ["percona"],
    source: "https://github.com/docker-library/percona",
    sets: { PERCONA_MAJOR: VARIES, PERCONA_VERSION: VARIES, GOSU_VERSION: VARIES },
  },
  {
    images: ["mongo"],
    source: "https://github.com/docker-library/mongo",
    sets: {
      MONGO_PACKAGE: VARIES,
      MONGO_REPO: VARIES,
      MONGO_MAJOR: VARIES,
      MONGO_VERSION: VARIES,
      GOSU_VERSION: VARIES,
      JSYAML_VERSION: VARIES,
    },
    alsoSets: [[from("4"), { HOME: "/data/db" }]],
    windows: { MONGO_VERSION: VARIES },
  },
  {
    images: ["redis"],
    source: "https://github.com/docker-library/redis",
    sets: { REDIS_VERSION: VARIES, REDIS_DOWNLOAD_URL: VARIES, REDIS_DOWNLOAD_SHA: VARIES },
    alsoSets: [[before("8"), { GOSU_VERSION: VARIES }]],
  },
  {
    images: ["valkey/valkey"],
    source: "https://github.com/valkey-io/valkey-container",
    sets: { VALKEY_VERSION: VARIES, VALKEY_DOWNLOAD_URL: VARIES, VALKEY_DOWNLOAD_SHA: VARIES },
  },
  {
    images: ["memcached"],
    source: "https://github.com/docker-library/memcached",
    sets: { MEMCACHED_VERSION: VARIES, MEMCACHED_URL: VARIES, MEMCACHED_SHA1: VARIES },
  },
  {
    images: ["rabbitmq"],
    source: "https://github.com/docker-library/rabbitmq",
    sets: {
      RABBITMQ_VERSION: VARIES,
      RABBITMQ_HOME: "/opt/rabbitmq",
      RABBITMQ_DATA_DIR: "/var/lib/rabbitmq",
      RABBITMQ_PGP_KEY_ID: VARIES,
      HOME: "/var/lib/rabbitmq",
      LANG: "C.UTF-8",
      LANGUAGE: "C.UTF-8",
      LC_ALL: "C.UTF-8",
    },
    alsoSets: [
      [
        from("3.10"),
        { ERLANG_INSTALL_PATH_PREFIX: "/opt/erlang", OPENSSL_INSTALL_PATH_PREFIX: "/opt/openssl" },
      ],
      [before("3.11"), { OTP_VERSION: VARIES, OPENSSL_VERSION: VARIES }],
    ],
  },
  {
    images: ["cassandra"],
    source: "https://github.com/docker-library/cassandra",
    sets: {
      CASSANDRA_HOME: "/opt/cassandra",
      CASSANDRA_CONF: "/etc/cassandra",
      CASSANDRA_VERSION: VARIES,
      JAVA_HOME: "/opt/java/openjdk",
      GOSU_VERSION: VARIES,
      GPG_KEYS: VARIES,
    },
  },
  {
    images: ["nginx", "nginxinc/nginx-unprivileged", "ghcr.io/nginx/nginx-unprivileged"],
    source: "https://github.com/nginxinc/docker-nginx",
    sets: NGINX,
    alsoSets: [
      [notTagged(/alpine[\d.]*-slim/), { NJS_VERSION: VARIES, NJS_RELEASE: VARIES }],
      [tagged(/otel/), { OTEL_VERSION: VARIES }],
    ],
  },
  {
    images: ["httpd"],
    source: "https://github.com/docker-library/httpd",
    sets: {
      HTTPD_PREFIX: "/usr/local/apache2",
      HTTPD_VERSION: VARIES,
      HTTPD_SHA256: VARIES,
      HTTPD_PATCHES: VARIES,
    },
  },
  {
    images: ["haproxy"],
    source: "https://github.com/docker-library/haproxy",
    sets: { HAPROXY_VERSION: VARIES, HAPROXY_URL: VARIES, HAPROXY_SHA256: VARIES },
  },
  {
    images: ["caddy"],
    source: "https://github.com/caddyserver/caddy-docker",
    sets: { CADDY_VERSION: VARIES },
    alsoSets: [
      [notTagged(/builder/), { XDG_CONFIG_HOME: "/config", XDG_DATA_HOME: "/data" }],
      [
        tagged(/builder/),
        { GOPATH: "/go", GOLANG_VERSION: VARIES, GOTOOLCHAIN: "local", XCADDY_VERSION: VARIES },
      ],
    ],
  },
  {
    images: ["ghost"],
    source: "https://github.com/docker-library/ghost",
    sets: {
      NODE_ENV: "production",
      NODE_VERSION: VARIES,
      GHOST_CLI_VERSION: VARIES,
      GHOST_VERSION: VARIES,
      GHOST_INSTALL: "/var/lib/ghost",
      GHOST_CONTENT: "/var/lib/ghost/content",
    },
  },
  {
    images: ["docker"],
    source: "https://github.com/docker-library/docker",
    sets: { DOCKER_VERSION: VARIES, DOCKER_TLS_CERTDIR: "/certs" },
    alsoSets: [
      [from("20"), { DOCKER_BUILDX_VERSION: VARIES, DOCKER_COMPOSE_VERSION: VARIES }],
      [notTagged(/cli/), { DIND_COMMIT: VARIES }],
    ],
  },
  {
    images: ["solr"],
    source: "https://github.com/apache/solr-docker",
    sets: {
      ...TEMURIN,
      SOLR_USER: "solr",
      SOLR_UID: "8983",
      SOLR_GROUP: "solr",
      SOLR_GID: "8983",
      SOLR_HOME: "/var/solr/data",
      SOLR_PID_DIR: "/var/solr",
      SOLR_LOGS_DIR: "/var/solr/logs",
      SOLR_INCLUDE: "/etc/default/solr.in.sh",
      LOG4J_PROPS: "/var/solr/log4j2.xml",
    },
  },
  {
    images: ["sonarqube"],
    source: "https://github.com/SonarSource/docker-sonarqube",
    sets: {
      ...TEMURIN,
      SONARQUBE_HOME: "/opt/sonarqube",
      SONAR_VERSION: VARIES,
      SQ_DATA_DIR: "/opt/sonarqube/data",
      SQ_EXTENSIONS_DIR: "/opt/sonarqube/extensions",
    },
  },
  {
    images: ["jenkins/jenkins"],
    source: "https://github.com/jenkinsci/docker",
    sets: {
      LANG: "C.UTF-8",
      JAVA_HOME: "/opt/java/openjdk",
      JENKINS_HOME: "/var/jenkins_home",
      JENKINS_VERSION: VARIES,
      JENKINS_UC: "https://updates.jenkins.io",
      JENKINS_SLAVE_AGENT_PORT: "50000",
      REF: "/usr/share/jenkins/ref",
      COPY_REFERENCE_FILE_LOG: "/var/jenkins_home/copy_reference_file.log",
    },
  },
  {
    images: ["verdaccio/verdaccio"],
    source: "https://github.com/verdaccio/verdaccio/blob/master/Dockerfile",
    sets: {
      VERDACCIO_APPDIR: "/opt/verdaccio",
      VERDACCIO_USER_NAME: "verdaccio",
      VERDACCIO_USER_UID: "10001",
      VERDACCIO_PORT: "4873",
      VERDACCIO_PROTOCOL: "http",
      HOME: "/opt/verdaccio",
    },
  },
  {
    images: ["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
    source: "https://github.com/grafana/grafana/blob/main/Dockerfile",
    sets: {
      GF_PATHS_CONFIG: "/etc/grafana/grafana.ini",
      GF_PATHS_DATA: "/var/lib/grafana",
      GF_PATHS_HOME: "/usr/share/grafana",
      GF_PATHS_LOGS: "/var/log/grafana",
      GF_PATHS_PLUGINS: "/var/lib/grafana/plugins",
      GF_PATHS_PROVISIONING: "/etc/grafana/provisioning",
    },
  },
];
