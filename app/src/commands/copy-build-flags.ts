import type { Command } from "./command.ts";

export const copyBuildFlags: Command = {
  id: "copy-build-flags",
  title: "Copy as docker build flags",
  group: "Build",
  isEnabled: ({ buildSettings, wantedTarget }) =>
    buildSettings.arguments.size > 0 ||
    buildSettings.contexts.size > 0 ||
    buildSettings.targetPlatform !== null ||
    wantedTarget !== null,
  async run({ store, browser }) {
    const { buildFlags } = await import("../arguments/build-flags.ts");
    const { notify, ...state } = store.getState();
    const flags = buildFlags(state);
    if (flags === "") {
      notify({ kind: "info", message: "Nothing is set that this Dockerfile asks for." });
    } else if (await browser.writeClipboard(flags)) {
      notify({ kind: "success", message: `Copied: ${shortened(flags)}` });
    } else {
      notify({
        kind: "error",
        message: `The browser did not allow copying. The flags are: ${flags}`,
      });
    }
  },
};

function shortened(flags: string): string {
  const longest = 120;
  return flags.length > longest ? `${flags.slice(0, longest)}…` : flags;
}
