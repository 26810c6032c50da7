/**
 * The package with the library itself for a package to compile against, in Debian and Ubuntu. Where the name has the library's own
 * version in it, it is listed by release. From packages.debian.org and packages.ubuntu.com. "" where every image has it.
 */
const SAME_EVERYWHERE: Readonly<Record<string, string>> = {
  "default-libmysqlclient-dev": "libmariadb3",
  "libmariadb-dev": "libmariadb3",
  "libmariadb-dev-compat": "libmariadb3",
  "libpq-dev": "libpq5",
  "postgresql-server-dev-all": "libpq5",
  "libsqlite3-dev": "libsqlite3-0",
  "zlib1g-dev": "zlib1g",
  "libbz2-dev": "libbz2-1.0",
  "liblzma-dev": "liblzma5",
  "libzstd-dev": "libzstd1",
  "libxml2-dev": "libxml2",
  "libxslt1-dev": "libxslt1.1",
  "libxslt-dev": "libxslt1.1",
  "libyaml-dev": "libyaml-0-2",
  "libgmp-dev": "libgmp10",
  "libjpeg62-turbo-dev": "libjpeg62-turbo",
  "libfreetype6-dev": "libfreetype6",
  "libfreetype-dev": "libfreetype6",
  "libfontconfig1-dev": "libfontconfig1",
  "libcairo2-dev": "libcairo2",
  "libpango1.0-dev": "libpangocairo-1.0-0",
  "libgif-dev": "libgif7",
  "librsvg2-dev": "librsvg2-2",
  "libpixman-1-dev": "libpixman-1-0",
  "libtiff5-dev": "libtiff6",
  "libonig-dev": "libonig5",
  "libsasl2-dev": "libsasl2-2",
  "libopenblas-dev": "libopenblas0",
  "libblas-dev": "libblas3",
  "liblapack-dev": "liblapack3",
  "libxmlsec1-dev": "libxmlsec1-openssl",
  "libsndfile1-dev": "libsndfile1",
  "libportaudio2-dev": "libportaudio2",
  "portaudio19-dev": "libportaudio2",
  "unixodbc-dev": "unixodbc",
  "libexpat1-dev": "libexpat1",
  "libmemcached-dev": "libmemcached11",
  "libzmq3-dev": "libzmq5",
  "libsodium-dev": "libsodium23",
  "libusb-1.0-0-dev": "libusb-1.0-0",
  "libpcre3-dev": "libpcre3",
  "libpcre2-dev": "libpcre2-8-0",
  "libuv1-dev": "libuv1",
  "librdkafka-dev": "librdkafka1",
  "libkrb5-dev": "libgssapi-krb5-2",
  "libncurses-dev": "libncursesw6",
  "libncurses5-dev": "libncursesw6",
  "libncursesw5-dev": "libncursesw6",
  "libgeos-dev": "libgeos-c1v5",
  "libsnappy-dev": "libsnappy1v5",
  "liblz4-dev": "liblz4-1",
  "libseccomp-dev": "libseccomp2",
  "libgl1-mesa-dev": "libgl1",
  "libgl-dev": "libgl1",
  "libx11-dev": "libx11-6",
  "libxext-dev": "libxext6",
  "libxrender-dev": "libxrender1",
  "libsm-dev": "libsm6",
  "libxi-dev": "libxi6",
  "libglib2.0-dev": "libglib2.0-0",
};

/** In the order of {@link RELEASES}; null where nothing is known. */
const BY_RELEASE: Readonly<Record<string, readonly (string | null)[]>> = {
  "libssl-dev": ["libssl1.1", "libssl3", "libssl3t64", "libssl1.1", "libssl3", "libssl3t64"],
  "libffi-dev": ["libffi7", "libffi8", "libffi8", "libffi7", "libffi8", "libffi8"],
  "libicu-dev": ["libicu67", "libicu72", "libicu76", "libicu66", "libicu70", "libicu74"],
  "libzip-dev": ["libzip4", "libzip4", "libzip5", "libzip5", "libzip4", "libzip4t64"],
  "libjpeg-dev": [
    "libjpeg62-turbo",
    "libjpeg62-turbo",
    "libjpeg62-turbo",
    "libjpeg8",
    "libjpeg8",
    "libjpeg8",
  ],
  "libpng-dev": [
    "libpng16-16",
    "libpng16-16",
    "libpng16-16t64",
    "libpng16-16",
    "libpng16-16",
    "libpng16-16t64",
  ],
  "libcurl4-openssl-dev": [
    "libcurl4",
    "libcurl4",
    "libcurl4t64",
    "libcurl4",
    "libcurl4",
    "libcurl4t64",
  ],
  "libcurl4-gnutls-dev": [
    "libcurl3-gnutls",
    "libcurl3-gnutls",
    "libcurl3t64-gnutls",
    "libcurl3-gnutls",
    "libcurl3-gnutls",
    "libcurl3t64-gnutls",
  ],
  "libwebp-dev": ["libwebp6", "libwebp7", "libwebp7", "libwebp6", "libwebp7", "libwebp7"],
  "libtiff-dev": ["libtiff5", "libtiff6", "libtiff6", "libtiff5", "libtiff5", "libtiff6"],
  "libldap2-dev": [
    "libldap-2.4-2",
    "libldap-2.5-0",
    "libldap2",
    "libldap-2.4-2",
    "libldap-2.5-0",
    "libldap2",
  ],
  "libldap-dev": [
    "libldap-2.4-2",
    "libldap-2.5-0",
    "libldap2",
    "libldap-2.4-2",
    "libldap-2.5-0",
    "libldap2",
  ],
  "libreadline-dev": [
    "libreadline8",
    "libreadline8",
    "libreadline8t64",
    "libreadline8",
    "libreadline8",
    "libreadline8t64",
  ],
  "libvips-dev": [
    "libvips42",
    "libvips42",
    "libvips42t64",
    "libvips42",
    "libvips42",
    "libvips42t64",
  ],
  "libevent-dev": [
    "libevent-2.1-7",
    "libevent-2.1-7",
    "libevent-2.1-7t64",
    "libevent-2.1-7",
    "libevent-2.1-7",
    "libevent-2.1-7t64",
  ],
  "libmagickwand-dev": [
    "libmagickwand-6.q16-6",
    "libmagickwand-6.q16-6",
    "libmagickwand-7.q16-10",
    "libmagickwand-6.q16-6",
    "libmagickwand-6.q16-6",
    "libmagickwand-6.q16-7t64",
  ],
  "libgdal-dev": ["libgdal28", "libgdal32", "libgdal36", "libgdal26", "libgdal30", "libgdal34t64"],
  "libproj-dev": ["libproj19", "libproj25", "libproj25", "libproj15", "libproj22", "libproj25"],
  "libmysqlclient-dev": [
    null,
    null,
    null,
    "libmysqlclient21",
    "libmysqlclient21",
    "libmysqlclient21",
  ],
};

/** In the same order: the version of Boost is in the name of each of its packages. */
const BOOST = ["1.74.0", "1.74.0", "1.83.0", "1.71.0", "1.74.0", "1.83.0"];

const RELEASES = ["bullseye", "bookworm", "trixie", "focal", "jammy", "noble"];

/** The runtime package of one to compile against; null where it is not known. */
export function debianLibrary(name: string, release: string | null): string | null {
  const boost = /^libboost-(?!all)([a-z-]+?)(?:[\d.]+)?-dev$/.exec(name)?.[1];
  if (boost !== undefined) {
    const version = BOOST[RELEASES.indexOf(release ?? "")];
    return version === undefined ? null : `libboost-${boost}${version}`;
  }
  const byRelease = BY_RELEASE[name];
  if (byRelease === undefined) return SAME_EVERYWHERE[name] ?? null;
  const known = new Set(byRelease);
  // One name for all releases needs no release.
  if (known.size === 1) return byRelease[0] ?? null;
  return byRelease[RELEASES.indexOf(release ?? "")] ?? null;
}

/** The same for Alpine, where most are called like the package without "-dev". */
export function alpineLibrary(name: string): string | null {
  const special = ALPINE[name];
  if (special !== undefined) return special;
  const plain = name.replace(/-dev$/, "");
  return ALPINE_PLAIN.has(plain) ? plain : null;
}

const ALPINE: Readonly<Record<string, string>> = {
  "postgresql-dev": "libpq",
  "libpq-dev": "libpq",
  "mariadb-dev": "mariadb-connector-c",
  "mariadb-connector-c-dev": "mariadb-connector-c",
  "mysql-dev": "mariadb-connector-c",
  "openssl-dev": "openssl",
  "libressl-dev": "openssl",
  "jpeg-dev": "libjpeg-turbo",
  "sqlite-dev": "sqlite-libs",
  "icu-dev": "icu-libs",
  "curl-dev": "libcurl",
  "libcurl-dev": "libcurl",
  "ncurses-dev": "ncurses-libs",
  "imagemagick-dev": "imagemagick",
  "openldap-dev": "libldap",
  "bzip2-dev": "libbz2",
  "xz-dev": "xz-libs",
  "zstd-dev": "zstd-libs",
  "glib-dev": "glib",
  "unixodbc-dev": "unixodbc",
  "libxml2-dev": "libxml2",
};

const ALPINE_PLAIN = new Set(
  (
    "libffi zlib libjpeg-turbo libpng freetype libwebp tiff libxslt yaml gmp oniguruma libzip vips cairo pango giflib " +
    "libevent libsodium zeromq libmemcached librdkafka readline gdbm expat pcre pcre2 lcms2 openjpeg geos proj gdal libuv " +
    "libgit2 snappy lz4 krb5 tcl tk libsass openblas libsndfile cyrus-sasl rabbitmq-c lmdb brotli fontconfig librsvg"
  ).split(" "),
);
