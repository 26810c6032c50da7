import { DIRECTORY_VARIES, VARIES, before, from, notTagged, tagged } from "./image-family.ts";
import type { ImageFamily } from "./image-family.ts";

const RUST = {
  RUSTUP_HOME: "/usr/local/rustup",
  CARGO_HOME: "/usr/local/cargo",
  RUST_VERSION: VARIES,
};

const GO = { GOPATH: "/go", GOLANG_VERSION: VARIES };

const PHP = {
  PHP_INI_DIR: "/usr/local/etc/php",
  PHP_VERSION: VARIES,
  PHPIZE_DEPS: VARIES,
  PHP_CFLAGS: VARIES,
  PHP_CPPFLAGS: VARIES,
  PHP_LDFLAGS: VARIES,
  PHP_URL: VARIES,
  PHP_ASC_URL: VARIES,
  PHP_SHA256: VARIES,
  GPG_KEYS: VARIES,
};

const APACHE = { APACHE_CONFDIR: "/etc/apache2", APACHE_ENVVARS: "/etc/apache2/envvars" };
const NO_APACHE = /alpine|fpm|cli|zts/;

const GET_PIP = {
  PYTHON_PIP_VERSION: VARIES,
  PYTHON_SETUPTOOLS_VERSION: VARIES,
  PYTHON_GET_PIP_URL: VARIES,
  PYTHON_GET_PIP_SHA256: VARIES,
};

/** Where R lies and where its packages come from, of all images on rocker/r-ver. */
const R = {
  R_VERSION: VARIES,
  R_HOME: "/usr/local/lib/R",
  CRAN: VARIES,
  TZ: "Etc/UTC",
  LANG: "en_US.UTF-8",
};

/** Languages and their package managers. */
export const LANGUAGE_FAMILIES: readonly ImageFamily[] = [
  {
    images: ["golang"],
    source: "https://github.com/docker-library/golang",
    sets: GO,
    alsoSets: [[from("1.21"), { GOTOOLCHAIN: "local" }]],
    windows: { ...GO, GOPATH: "C:\\go" },
  },
  {
    images: ["node"],
    source: "https://github.com/nodejs/docker-node",
    sets: { NODE_VERSION: VARIES },
    alsoSets: [[before("26"), { YARN_VERSION: VARIES }]],
  },
  {
    images: ["python"],
    source: "https://github.com/docker-library/python",
    sets: { PYTHON_VERSION: VARIES, PYTHON_SHA256: VARIES },
    alsoSets: [
      [before("3.13"), { LANG: "C.UTF-8" }],
      [before("3.14"), { GPG_KEY: VARIES }],
      [before("3.9"), GET_PIP],
      // Tags of one release stay as they were built: before ensurepip took get-pip's place.
      [tagged(/^3\.(?:9|1[0-2])\.\d/), GET_PIP],
    ],
    windows: { PYTHON_VERSION: VARIES, PYTHON_SHA256: VARIES, PYTHONIOENCODING: "UTF-8" },
  },
  {
    images: ["tiangolo/uvicorn-gunicorn"],
    source: "https://github.com/tiangolo/uvicorn-gunicorn-docker",
    sets: {
      PYTHON_VERSION: VARIES,
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONUNBUFFERED: "1",
      PYTHONPATH: "/app",
    },
  },
  {
    images: ["pypy"],
    source: "https://github.com/docker-library/pypy",
    sets: { PYPY_VERSION: VARIES, LANG: "C.UTF-8" },
    windows: { PYPY_VERSION: VARIES },
  },
  {
    images: ["rust"],
    source: "https://github.com/rust-lang/docker-rust",
    sets: RUST,
  },
  {
    images: ["lukemathwalker/cargo-chef"],
    source: "https://github.com/LukeMathWalker/cargo-chef/blob/main/docker/Dockerfile",
    sets: { ...RUST, CARGO_REGISTRIES_CRATES_IO_PROTOCOL: "sparse" },
  },
  {
    images: ["ruby"],
    source: "https://github.com/docker-library/ruby",
    sets: {
      RUBY_VERSION: VARIES,
      RUBY_DOWNLOAD_SHA256: VARIES,
      GEM_HOME: "/usr/local/bundle",
      BUNDLE_APP_CONFIG: "/usr/local/bundle",
      BUNDLE_SILENCE_ROOT_WARNING: "1",
      LANG: "C.UTF-8",
    },
    alsoSets: [
      [from("3.1"), { RUBY_DOWNLOAD_URL: VARIES }],
      [before("3.1"), { RUBY_MAJOR: VARIES }],
      [tagged(/^3\.(?:1\.[0-5]|2\.[0-4]|3\.[01])(?!\d)/), { RUBY_MAJOR: VARIES }],
      [before("2.7"), { RUBYGEMS_VERSION: VARIES, BUNDLE_PATH: "/usr/local/bundle" }],
    ],
  },
  {
    images: ["php"],
    source: "https://github.com/docker-library/php",
    sets: PHP,
    alsoSets: [
      [tagged(/apache/), APACHE],
      [before("7.3"), { PHP_EXTRA_CONFIGURE_ARGS: VARIES }],
    ],
  },
  {
    images: ["composer"],
    source: "https://github.com/composer/docker",
    sets: {
      ...PHP,
      COMPOSER_HOME: "/tmp",
      COMPOSER_VERSION: VARIES,
      COMPOSER_ALLOW_SUPERUSER: "1",
    },
  },
  {
    images: ["dunglas/frankenphp"],
    source: "https://github.com/dunglas/frankenphp",
    sets: {
      ...PHP,
      XDG_CONFIG_HOME: "/config",
      XDG_DATA_HOME: "/data",
      GODEBUG: "cgocheck=0",
    },
    alsoSets: [[tagged(/builder/), { GOTOOLCHAIN: "local", CGO_CFLAGS: VARIES }]],
  },
  {
    images: ["wordpress"],
    source: "https://github.com/docker-library/wordpress",
    sets: PHP,
    alsoSets: [
      [notTagged(NO_APACHE), APACHE],
      [tagged(/cli/), { WORDPRESS_CLI_VERSION: VARIES, WORDPRESS_CLI_SHA512: VARIES }],
    ],
  },
  {
    images: ["drupal"],
    source: "https://github.com/docker-library/drupal",
    sets: { ...PHP, DRUPAL_VERSION: VARIES, COMPOSER_ALLOW_SUPERUSER: "1" },
    alsoSets: [[notTagged(NO_APACHE), APACHE]],
  },
  {
    images: ["erlang"],
    source: "https://github.com/erlang/docker-erlang-otp",
    sets: { OTP_VERSION: VARIES, REBAR3_VERSION: VARIES },
    alsoSets: [[notTagged(/slim|alpine/), { REBAR_VERSION: VARIES }]],
  },
  {
    images: ["elixir"],
    source: "https://github.com/erlef/docker-elixir",
    sets: {
      ELIXIR_VERSION: VARIES,
      OTP_VERSION: VARIES,
      REBAR3_VERSION: VARIES,
      LANG: "C.UTF-8",
    },
  },
  {
    images: ["haskell"],
    source: "https://github.com/haskell/docker-haskell",
    sets: { LANG: "C.UTF-8" },
  },
  {
    images: ["julia"],
    source: "https://github.com/docker-library/julia",
    sets: { JULIA_PATH: "/usr/local/julia", JULIA_VERSION: VARIES, JULIA_GPG: VARIES },
    windows: { JULIA_VERSION: VARIES, JULIA_URL: VARIES, JULIA_SHA256: VARIES },
  },
  {
    images: ["dart"],
    source: "https://github.com/dart-lang/dart-docker",
    sets: { DART_SDK: "/usr/lib/dart" },
  },
  {
    images: ["swift"],
    source: "https://github.com/swiftlang/swift-docker",
    sets: {
      SWIFT_PLATFORM: VARIES,
      SWIFT_BRANCH: VARIES,
      SWIFT_VERSION: VARIES,
      SWIFT_WEBROOT: VARIES,
      SWIFT_SIGNING_KEY: VARIES,
    },
    windows: { PYTHONIOENCODING: "UTF-8" },
  },
  {
    images: ["gcc"],
    source: "https://github.com/docker-library/gcc",
    sets: { GCC_VERSION: VARIES, GCC_MIRRORS: VARIES, GPG_KEYS: VARIES },
  },
  {
    images: ["denoland/deno"],
    source: "https://github.com/denoland/deno_docker",
    sets: { DENO_VERSION: VARIES },
    alsoSets: [
      [notTagged(/bin/), { DENO_DIR: "/deno-dir/", DENO_INSTALL_ROOT: "/usr/local" }],
      [notTagged(/bin/), { DENO_USE_CGROUPS: "1" }],
    ],
  },
  {
    images: ["oven/bun"],
    source: "https://github.com/oven-sh/bun/tree/main/dockerhub",
    sets: { BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0", BUN_INSTALL_BIN: "/usr/local/bin" },
  },
  {
    images: ["emscripten/emsdk"],
    source: "https://github.com/emscripten-core/emsdk/blob/main/docker/Dockerfile",
    sets: { EMSDK: "/emsdk" },
    alsoSets: [
      [before("3.1.41"), { EMSDK_NODE: DIRECTORY_VARIES }],
      [before("3.1.24"), { EM_CONFIG: "/emsdk/.emscripten" }],
    ],
  },
  {
    images: ["r-base", "rocker/r-base"],
    source: "https://github.com/rocker-org/rocker/tree/master/r-base",
    sets: { R_BASE_VERSION: VARIES, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" },
  },
  {
    images: ["rocker/r-ver"],
    source: "https://github.com/rocker-org/rocker-versioned2",
    sets: R,
  },
  {
    images: ["rocker/rstudio", "rocker/tidyverse", "rocker/verse", "rocker/geospatial"],
    source: "https://github.com/rocker-org/rocker-versioned2",
    sets: { ...R, S6_VERSION: VARIES, RSTUDIO_VERSION: VARIES, DEFAULT_USER: "rstudio" },
  },
  {
    images: ["rocker/shiny", "rocker/shiny-verse"],
    source: "https://github.com/rocker-org/rocker-versioned2",
    sets: { ...R, S6_VERSION: VARIES, SHINY_SERVER_VERSION: VARIES, PANDOC_VERSION: VARIES },
  },
];
