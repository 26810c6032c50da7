import { actionsOf, DEFAULTS, hasOption, wordsOf } from "./manager.ts";
import type { Manager, ManagerCall } from "./manager.ts";
import { rubyPackage } from "./package-names.ts";

export const GEM: Manager = {
  ...DEFAULTS,
  id: "gem",
  ecosystem: "ruby",
  programs: ["gem"],
  versionOptions: ["-v", "--version"],
  style: {
    optionsWithValue: wordsOf(
      "-v --version -i --install-dir -n --bindir -s --source --platform",
      "-p --http-proxy -P --trust-policy --build-root -g --file",
    ),
  },
  actions: actionsOf({
    install: "install i",
    upgrade: "update",
    remove: "uninstall",
    clean: "cleanup",
    build: "build",
  }),
  readPackage: rubyPackage,
  caches: [{ path: "/usr/local/bundle/cache", sharing: "locked", variable: null }],
  leftovers: [
    {
      path: "/usr/local/bundle/cache",
      after: ["install", "upgrade"],
      preventedBy: null,
      cleanedBy: "rm -rf /usr/local/bundle/cache/*.gem",
    },
  ],
  source: "https://guides.rubygems.org/command-reference/#gem-install",
};

export const BUNDLE: Manager = {
  ...DEFAULTS,
  id: "bundle",
  ecosystem: "ruby",
  programs: ["bundle", "bundler"],
  style: {
    optionsWithValue: ["-j", "--jobs", "--retry", "--without", "--with", "--path", "--gemfile"],
  },
  actions: actionsOf({
    fetch: " install i package cache",
    install: "add",
    upgrade: "update",
    remove: "remove",
    clean: "clean",
    run: "exec e",
  }),
  readPackage: rubyPackage,
  manifestOptions: ["--gemfile"],
  manifests: ["Gemfile", "*.gemspec", ".ruby-version"],
  lockFiles: ["Gemfile.lock"],
  caches: [{ path: "/usr/local/bundle/cache", sharing: "locked", variable: "BUNDLE_USER_CACHE" }],
  leftovers: [
    {
      path: "/usr/local/bundle/cache",
      after: ["fetch", "install", "upgrade"],
      preventedBy: null,
      cleanedBy: "rm -rf /usr/local/bundle/cache/*.gem",
    },
  ],
  hasDevelopment,
  source: "https://bundler.io/man/bundle-install.1.html",
};

function hasDevelopment(call: ManagerCall): boolean | null {
  if (call.action !== "fetch") return null;
  const without = (call.variable("BUNDLE_WITHOUT") ?? "").split(/[\s:,]+/);
  // The value of `--without development test` goes on in the words behind.
  const isOff =
    without.includes("development") ||
    hasOption(call, ["--without"], "development") ||
    (hasOption(call, ["--without"]) && call.operands.some(({ value }) => value === "development"));
  return !isOff;
}
