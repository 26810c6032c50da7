import { actionsOf, DEFAULTS, hasOption } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { plainPackage } from "./package-names.ts";

export const MIX: Manager = {
  ...DEFAULTS,
  id: "mix",
  ecosystem: "elixir",
  programs: ["mix"],
  style: { optionsWithValue: ["--only", "--sha512", "--path"] },
  actions: actionsOf({
    fetch: "deps.get",
    install: "local.hex local.rebar archive.install escript.install",
    build: "compile deps.compile release assets.deploy phx.digest",
    upgrade: "deps.update",
    clean: "clean deps.clean",
    run: "test run ecto.migrate",
  }),
  // `do` runs several: `mix do deps.get, compile`.
  refine: ({ action, subcommand, operands }) => {
    if (subcommand !== "do") return action;
    const tasks = operands.map(({ value }) => (value ?? "").replace(/,$/, ""));
    if (tasks.some((task) => /^(?:compile|deps\.compile|release)$/.test(task))) return "build";
    return tasks.includes("deps.get") ? "fetch" : "other";
  },
  readPackage: plainPackage,
  manifests: ["mix.exs", "apps/*/mix.exs", "config/*.exs"],
  lockFiles: ["mix.lock"],
  caches: [
    { path: "/root/.hex/packages", sharing: "shared", variable: "HEX_HOME" },
    { path: "/root/.cache/rebar3", sharing: "shared", variable: "REBAR_CACHE_DIR" },
  ],
  leftovers: [
    {
      path: "/root/.hex/packages",
      after: ["fetch"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.hex/packages",
    },
  ],
  hasDevelopment: (call) =>
    call.action === "fetch"
      ? !hasOption(call, ["--only"], "prod") && call.variable("MIX_ENV") !== "prod"
      : null,
  source: "https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html",
};
