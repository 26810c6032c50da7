/** Variables that only tools for building look at. */
const BUILD_ONLY =
  /^(?:DEBIAN_FRONTEND|PIP_\w+|PIPENV_\w+|POETRY_\w+|UV_(?!PYTHON_INSTALL)\w+|PDM_\w+|CARGO_\w+|RUSTUP_\w+|RUSTFLAGS|GOFLAGS|GOPROXY|GONOSUMDB|GOPRIVATE|GONOPROXY|GOSUMDB|GO111MODULE|CGO_\w+|GOOS|GOARCH|GOARM|GOCACHE|GOMODCACHE|GOBIN|GOPATH|GOROOT|GOTOOLCHAIN|MAVEN_\w+|MVN_\w+|M2_HOME|GRADLE_\w+|NPM_CONFIG_\w+|npm_config_\w+|YARN_\w+|PNPM_HOME|COREPACK_\w+|CYPRESS_\w+|PUPPETEER_SKIP\w+|HUSKY\w*|CC|CXX|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|MAKEFLAGS|NUGET_\w+|COMPOSER_\w+|BUILD_CONFIGURATION|VCPKG_\w+|CMAKE_\w+|PKG_CONFIG_PATH|GENERATE_SOURCEMAP|SQLX_OFFLINE|NG_CLI_ANALYTICS|NEXT_TELEMETRY_DISABLED|DOTNET_CLI_\w+|DOTNET_SKIP_\w+|DOTNET_NOLOGO)$/;

/** Variables that only a running program looks at. */
const RUNTIME_ONLY =
  /^(?:PORT|HOST|HOSTNAME|BIND|ADDR|LISTEN\w*|PYTHONUNBUFFERED|GUNICORN_\w+|UVICORN_\w+|FLASK_(?:RUN_)?(?:HOST|PORT)|ASPNETCORE_\w+|JAVA_OPTS|JAVA_TOOL_OPTIONS|JVM_OPTS|LOG_LEVEL|GIN_MODE|RUST_LOG|RUST_BACKTRACE|PGHOST|PGPORT|TZ)$/;

export function isBuildVariable(name: string): boolean {
  return BUILD_ONLY.test(name);
}

export function isRuntimeVariable(name: string): boolean {
  return RUNTIME_ONLY.test(name);
}

/** Folders of PATH that hold tools for building. */
export function isToolPath(value: string): boolean {
  return /\.cargo\/bin|\/cargo\/bin|poetry\/bin|\/go\/bin|\.pyenv|\/usr\/local\/go|\.dotnet\/tools|maven|gradle|\.nvm/.test(
    value,
  );
}
