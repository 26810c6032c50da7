import type { Distribution } from "@stagemap/images";
import { alpineLibrary, debianLibrary } from "./debian-libraries.ts";
import type { SplitStep, Subject } from "./subject.ts";

/** What of the system's packages a stage installs, and what of it the image needs when it runs. */
export interface SystemPackages {
  /** The packages for the runtime stage, sorted, each once. */
  readonly runtime: readonly string[];
  /** Those that only building needs. */
  readonly build: readonly string[];
  /** True where the RUN that installs those for building takes them away again. */
  readonly isCleaned: boolean;
  /** Sentences about packages of which it is not known what runs without them. */
  readonly notes: readonly string[];
  /** False where a package has a name that only the shell knows. */
  readonly areKnown: boolean;
}

/** Compilers and what belongs to them, by name, in all distributions. */
const BUILD =
  /^(?:build-essential|build-base|alpine-sdk|base-devel|(?:gcc|g\+\+|clang|llvm|cpp|gfortran|lld)(?:-[\d.]+)?|make|cmake|ninja-build|ninja|samurai|meson|bison|flex|autoconf|automake|autotools-dev|libtool|m4|nasm|yasm|pkg-config|pkgconf|pkgconfig|patch|binutils|gdb|ccache|musl-tools|swig|rustc|cargo|rust|golang(?:-go|-[\d.]+)?|go|maven|gradle|ant|openjdk[-\w]*-jdk(?:-headless)?|default-jdk(?:-headless)?|phpize|composer|debhelper|devscripts|dpkg-dev|file|re2c|patchelf|upx|upx-ucl|protobuf-compiler|protoc|gyp|node-gyp|linux-headers|musl-dev|libc-dev|libc6-dev|libstdc\+\+-[\d.]*-?dev|python3?-dev|python3[\d.]*-dev|python3-distutils|python3-setuptools|python3-wheel|cython3?|ruby-dev|nodejs-dev|php[\d.]*-dev|git-lfs|mercurial|subversion|bazaar|doxygen|graphviz-dev|cargo-[\w-]+|gcc-c\+\+|kernel-headers|\$PHPIZE_DEPS|\$\{PHPIZE_DEPS\}|autoconf2[\d.]*|gettext-dev|help2man|texinfo|software-properties-common|apt-transport-https|apt-utils|lsb-release|dirmngr)$/;

/** Used to fetch and to unpack; whether the running program calls them shows only where it is named. */
const FETCHING =
  /^(?:git|curl|wget|unzip|zip|bzip2|xz|xz-utils|gnupg2?|gpg|gpg-agent|tar|gzip|openssh-client|openssh|rsync|jq|vim|nano|less|man)$/;

/** -dev packages whose headers nothing needs when it runs, and that bring no library of their own. */
const HEADERS_ONLY =
  /^(?:linux-libc-dev|libltdl-dev|uuid-dev|tk-dev|tcl-dev|libgdbm-dev|libdb-dev|libcap-dev|libacl1-dev|libboost-dev|libeigen3-dev|nlohmann-json3-dev|rapidjson-dev|libpython3[\d.]*-dev|util-linux-dev|libudev-dev|eudev-dev|libelf-dev|elfutils-dev)$/;

export interface Usage {
  /** Every program that runs in the image, as far as it is known. */
  readonly started: ReadonlySet<string>;
  /** Further packages that only building needs in this ecosystem. */
  readonly alsoBuild: RegExp | null;
}

/** The system's packages that a RUN installs, told apart. */
export function systemPackages(subject: Subject, step: SplitStep, usage: Usage): SystemPackages {
  const runtime = new Set<string>();
  const build = new Set<string>();
  const notes = new Set<string>();
  let areKnown = true;
  const isCleaned = step.uses.some(
    ({ manager, action, subcommand, options }) =>
      manager.ecosystem === "system" &&
      (action === "remove" ||
        subcommand === "purge" ||
        options.some(({ name }) => name === "--auto-remove")),
  );
  for (const { manager, action, packages, options } of step.uses) {
    if (manager.ecosystem !== "system" || action !== "install") continue;
    const isVirtual = options.some(({ name }) => name === "--virtual" || name === "-t");
    for (const { name, word } of packages) {
      const full = name ?? word.text.replaceAll('"', "");
      if (isVirtual || isForBuilding(subject, step, full, usage)) build.add(full);
      else if (name === null) areKnown = false;
      else addNeeded(name);
    }
  }
  return {
    runtime: [...runtime].toSorted(),
    build: [...build].toSorted(),
    notes: [...notes],
    isCleaned,
    areKnown,
  };

  function addNeeded(name: string): void {
    if (!/-(?:dev|devel)$/.test(name)) {
      runtime.add(name);
      return;
    }
    build.add(name);
    const library = libraryOf(name, subject);
    if (library === null) {
      // Without the library's own name the package that brings it is the only safe way to it.
      runtime.add(name);
      build.delete(name);
      notes.add(
        `Nobody told which package brings the library of “${name}” alone, so the runtime stage installs “${name}” itself.`,
      );
    } else if (library !== "") runtime.add(library);
  }
}

/** True where what only building needs is in the image today. */
export function leavesBuildPackages({ build, isCleaned }: SystemPackages): boolean {
  return build.length > 0 && !isCleaned;
}

/** Libraries that Python and Ruby are linked against themselves, so that their small images have them. */
const LANGUAGES_OWN =
  /^(?:libffi|libssl|zlib1g|libbz2|libsqlite3|liblzma|libreadline|libexpat1|libncurses\w*|libgdbm)-dev$/;

function libraryOf(name: string, { distribution, image }: Subject): string | null {
  const { system, release } = distribution;
  if (
    system === "debian" &&
    /(?:^|\/)(?:python|ruby)$/.test(image.name) &&
    LANGUAGES_OWN.test(name)
  ) {
    return debianLibrary(name, release) ?? "";
  }
  if (HEADERS_ONLY.test(name)) return "";
  if (system === "alpine") return alpineLibrary(name);
  if (system === "rpm") return name.replace(/-devel$/, "");
  return debianLibrary(name, release);
}

function isForBuilding(
  subject: Subject,
  step: SplitStep,
  name: string,
  { started, alsoBuild }: Usage,
): boolean {
  const plain = name.replace(/[=~<>].*$/, "");
  if (BUILD.test(plain) || alsoBuild?.test(plain) === true) return true;
  if (!FETCHING.test(plain)) return false;
  if (started.has(plain) || (plain.startsWith("xz") && started.has("xz"))) return false;
  return (
    isUsedInBuild(subject, step, plain) || /^(?:git|gnupg2?|gpg|openssh-client|unzip)$/.test(plain)
  );
}

function isUsedInBuild({ steps }: Subject, { index }: SplitStep, program: string): boolean {
  return steps.some(
    (each) =>
      each.name === "RUN" &&
      each.index >= index &&
      each.script?.commands.some(({ basename }) => basename === program) === true,
  );
}

/** The RUN that installs packages in a stage of that system. */
export function installLines(packages: readonly string[], { system }: Distribution): string {
  const names = packages.toSorted();
  const list = (indent: string): string =>
    names.length < 4
      ? ` ${names.join(" ")}`
      : names.map((name) => ` \\\n${indent}${name}`).join("");
  if (system === "alpine") return `RUN apk add --no-cache${list("    ")}`;
  if (system === "rpm") return `RUN dnf install -y${list("        ")} \\\n    && dnf clean all`;
  return [
    "RUN apt-get update \\\n    && apt-get install -y --no-install-recommends",
    list("        "),
    " \\\n    && rm -rf /var/lib/apt/lists/*",
  ].join("");
}
