import type { ImageEnvironment, ImageReference } from "@stagemap/model";

/** Stands for a value that differs from tag to tag: only that the variable is set is known. */
const VARIES = "unknown";

/** What images whose name starts so set, from the Dockerfiles that their makers publish; PATH, which all have, is left out. */
const KNOWN: readonly (readonly [prefix: string, variables: Readonly<Record<string, string>>])[] = [
  ["docker.io/library/golang", { GOPATH: "/go", GOLANG_VERSION: VARIES, GOTOOLCHAIN: "local" }],
  ["docker.io/library/node", { NODE_VERSION: VARIES, YARN_VERSION: VARIES }],
  ["docker.io/library/python", { PYTHON_VERSION: VARIES, GPG_KEY: VARIES, LANG: "C.UTF-8" }],
  ["docker.io/library/pypy", { PYPY_VERSION: VARIES, LANG: "C.UTF-8" }],
  [
    "docker.io/library/rust",
    { RUSTUP_HOME: "/usr/local/rustup", CARGO_HOME: "/usr/local/cargo", RUST_VERSION: VARIES },
  ],
  [
    "docker.io/library/ruby",
    {
      GEM_HOME: "/usr/local/bundle",
      BUNDLE_APP_CONFIG: "/usr/local/bundle",
      BUNDLE_SILENCE_ROOT_WARNING: "1",
      RUBY_VERSION: VARIES,
      LANG: "C.UTF-8",
    },
  ],
  [
    "docker.io/library/php",
    { PHP_INI_DIR: "/usr/local/etc/php", PHP_VERSION: VARIES, PHPIZE_DEPS: VARIES },
  ],
  ["docker.io/library/composer", { COMPOSER_HOME: "/tmp", COMPOSER_VERSION: VARIES }],
  ["docker.io/library/eclipse-temurin", { JAVA_HOME: "/opt/java/openjdk", JAVA_VERSION: VARIES }],
  ["docker.io/library/amazoncorretto", { JAVA_HOME: VARIES, LANG: "C.UTF-8" }],
  ["docker.io/library/openjdk", { JAVA_HOME: VARIES, JAVA_VERSION: VARIES, LANG: "C.UTF-8" }],
  ["docker.io/library/ibm-semeru-runtimes", { JAVA_HOME: "/opt/java/openjdk" }],
  [
    "docker.io/library/maven",
    { MAVEN_HOME: "/usr/share/maven", MAVEN_CONFIG: "/root/.m2", JAVA_HOME: VARIES },
  ],
  [
    "docker.io/library/gradle",
    { GRADLE_HOME: "/opt/gradle", GRADLE_VERSION: VARIES, JAVA_HOME: VARIES },
  ],
  ["docker.io/library/tomcat", { CATALINA_HOME: "/usr/local/tomcat", JAVA_HOME: VARIES }],
  ["docker.io/library/erlang", { OTP_VERSION: VARIES, LANG: "C.UTF-8" }],
  ["docker.io/library/elixir", { ELIXIR_VERSION: VARIES, LANG: "C.UTF-8" }],
  ["docker.io/library/julia", { JULIA_PATH: "/usr/local/julia", JULIA_VERSION: VARIES }],
  ["docker.io/library/postgres", { PGDATA: VARIES, PG_MAJOR: VARIES, PG_VERSION: VARIES }],
  ["docker.io/library/nginx", { NGINX_VERSION: VARIES, PKG_RELEASE: VARIES }],
  ["docker.io/library/redis", { REDIS_VERSION: VARIES }],
  [
    "docker.io/nvidia/cuda",
    { CUDA_VERSION: VARIES, LD_LIBRARY_PATH: VARIES, LIBRARY_PATH: VARIES, NVARCH: VARIES },
  ],
  [
    "mcr.microsoft.com/dotnet/",
    {
      DOTNET_VERSION: VARIES,
      ASPNET_VERSION: VARIES,
      APP_UID: "1654",
      DOTNET_RUNNING_IN_CONTAINER: "true",
    },
  ],
];

const NOTHING: ImageEnvironment = new Map();
const BY_PREFIX = KNOWN.map(
  ([prefix, variables]) => [prefix, new Map(Object.entries(variables))] as const,
);

/** The well-known variables of a popular image; empty for an image that is not known. */
export function knownEnvironment({ domain, path }: ImageReference): ImageEnvironment {
  const name = `${domain}/${path}`;
  const entry = BY_PREFIX.find(([prefix]) =>
    prefix.endsWith("/") ? name.startsWith(prefix) : name === prefix,
  );
  return entry?.[1] ?? NOTHING;
}
