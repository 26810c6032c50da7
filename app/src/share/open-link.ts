import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { SharedState } from "@stagemap/share";
import { decodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import type { BuildSettings } from "../state/build-settings.ts";
import { isSameBuild } from "../state/build-settings.ts";
import { isSameRules, withSettings } from "../state/rule-settings.ts";
import { announceKeptDraft, openDocument } from "../commands/open-document.ts";

/** Opens what the address holds after "#". A broken link says so and changes nothing. */
export async function openLink(context: AppContext, fragment: string): Promise<void> {
  const decoded = await decodeState(fragment);
  const state = context.store.getState();
  if (!decoded.ok) {
    if (decoded.code !== "empty") state.notify({ kind: "error", message: decoded.message });
    return;
  }
  const { dockerfile, target } = decoded.state;
  const buildSettings = settingsOf(decoded.state);
  const ruleSettings = withSettings(DEFAULT_SETTINGS, decoded.state.ruleSettings ?? {});
  if (
    dockerfile === state.text &&
    target === state.wantedTarget &&
    isSameBuild(buildSettings, state.buildSettings) &&
    isSameRules(ruleSettings, state.ruleSettings)
  ) {
    state.noteShared();
    return;
  }
  const { isDraftKept } = openDocument(context, {
    text: dockerfile,
    target,
    buildSettings,
    ruleSettings,
    provenance: "link",
    isInAddress: true,
  });
  if (isDraftKept) announceKeptDraft(context, "Opened a shared Dockerfile.");
}

function settingsOf(state: SharedState): BuildSettings {
  const { buildArguments = new Map(), namedContexts = new Map() } = state;
  const { buildPlatform = null, targetPlatform = null } = state;
  return { arguments: buildArguments, contexts: namedContexts, buildPlatform, targetPlatform };
}

/** Opens every link that the address turns into, and clears the address once the text is no longer what it holds. */
export function followAddress(window: Window, context: AppContext): void {
  window.addEventListener("hashchange", () => {
    void openLink(context, window.location.hash.slice(1));
  });
  context.store.subscribe((state, before) => {
    if (before.isInAddress && !state.isInAddress) context.browser.replaceFragment("");
  });
}
