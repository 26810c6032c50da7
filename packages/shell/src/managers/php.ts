import { actionsOf, DEFAULTS, hasOption } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { phpPackage } from "./package-names.ts";

export const COMPOSER: Manager = {
  ...DEFAULTS,
  id: "composer",
  ecosystem: "php",
  programs: ["composer", "composer.phar"],
  style: {
    optionsWithValue: ["-d", "--working-dir", "--prefer-install", "--apcu-autoloader-prefix"],
  },
  actions: actionsOf({
    fetch: "install i",
    install: "require r global,require create-project",
    upgrade: "update u upgrade global,update",
    remove: "remove rm",
    clean: "clear-cache clearcache cc",
    build: "dump-autoload dumpautoload",
    run: "run run-script exec",
  }),
  readPackage: phpPackage,
  manifests: ["composer.json", "auth.json"],
  lockFiles: ["composer.lock"],
  // The official image keeps it in /tmp/cache.
  caches: [{ path: "/root/.composer/cache", sharing: "shared", variable: "COMPOSER_CACHE_DIR" }],
  leftovers: [
    {
      path: "/root/.composer/cache",
      after: ["fetch", "install", "upgrade"],
      preventedBy: "--no-cache",
      cleanedBy: "composer clear-cache",
    },
  ],
  hasDevelopment: (call) =>
    call.action === "fetch" || call.action === "upgrade"
      ? !hasOption(call, ["--no-dev"]) && call.variable("COMPOSER_NO_DEV") !== "1"
      : null,
  source: "https://getcomposer.org/doc/03-cli.md#install-i",
};
