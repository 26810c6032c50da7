import { actionsOf, DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { atVersion, plainPackage } from "./package-names.ts";

export const CARGO: Manager = {
  ...DEFAULTS,
  id: "cargo",
  ecosystem: "rust",
  programs: ["cargo", "xx-cargo"],
  versionOptions: ["--version", "--vers", "--tag", "--rev"],
  style: {
    optionsWithValue: wordsOf(
      "-p --package --target --bin --features -F -j --jobs --profile",
      "--manifest-path --version --vers --git --branch --tag --rev --path",
      "--root --target-dir -Z --config --color --example --registry --index",
      "--recipe-path -C",
    ),
  },
  actions: actionsOf({
    fetch: "fetch vendor generate-lockfile chef,cook",
    install: "install binstall add auditable,install",
    build:
      "build b zigbuild check rustc auditable,build auditable,zigbuild doc bench clippy component chef,prepare",
    run: "run r test t nextest",
    upgrade: "update install-update",
    remove: "uninstall remove",
    clean: "clean cache",
  }),
  refine: ({ action, options }) =>
    action === "install" && options.some(({ name }) => name === "--path") ? "build" : action,
  readPackage: atVersion,
  manifestOptions: ["--manifest-path", "--recipe-path"],
  manifests: ["Cargo.toml", "**/Cargo.toml", ".cargo/config.toml", "rust-toolchain*"],
  lockFiles: ["Cargo.lock"],
  caches: [
    { path: "/usr/local/cargo/registry", sharing: "shared", variable: "CARGO_HOME" },
    { path: "/usr/local/cargo/git/db", sharing: "shared", variable: "CARGO_HOME" },
  ],
  leftovers: [
    {
      path: "/usr/local/cargo/registry",
      after: ["fetch", "install", "build"],
      preventedBy: null,
      cleanedBy: "rm -rf /usr/local/cargo/registry",
    },
  ],
  source: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
};

export const RUSTUP: Manager = {
  ...DEFAULTS,
  id: "rustup",
  ecosystem: "rust",
  programs: ["rustup", "rustup-init"],
  style: {
    optionsWithValue: [
      "--toolchain",
      "--profile",
      "--default-toolchain",
      "-t",
      "-c",
      "--component",
      "--target",
    ],
  },
  actions: actionsOf({
    install: "install target,add component,add toolchain,install toolchain,add",
    upgrade: "update",
    remove: "target,remove component,remove toolchain,uninstall",
    run: "run",
  }),
  readPackage: plainPackage,
  source: "https://rust-lang.github.io/rustup/",
};
