import { decodeState, encodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import { changedFields } from "../state/rule-settings.ts";

/** Copies a link that holds the document, and puts it into the address. */
export async function shareLink({ store, browser }: AppContext): Promise<void> {
  const { text, wantedTarget, buildSettings, ruleSettings, notify, openDialog, noteShared } =
    store.getState();
  const { buildPlatform, targetPlatform } = buildSettings;
  const fragment = await encodeState({
    dockerfile: text,
    target: wantedTarget,
    buildArguments: buildSettings.arguments,
    namedContexts: buildSettings.contexts,
    ...(buildPlatform !== null && { buildPlatform }),
    ...(targetPlatform !== null && { targetPlatform }),
    ruleSettings: changedFields(ruleSettings),
  });
  const readBack = await decodeState(fragment);
  if (!readBack.ok) {
    notify({
      kind: "error",
      message: "This Dockerfile is too large for a link. Download it and send the file instead.",
    });
    return;
  }
  const link = browser.linkTo(fragment);
  // While the link was made the text may have moved on; the address then waits for the next time.
  const now = store.getState();
  const isSame =
    now.text === text &&
    now.wantedTarget === wantedTarget &&
    now.buildSettings === buildSettings &&
    now.ruleSettings === ruleSettings;
  if (isSame) {
    browser.replaceFragment(fragment);
    noteShared();
  }
  if (await browser.writeClipboard(link)) {
    notify({
      kind: "success",
      message: `Link copied: ${link.length.toLocaleString("en")} characters. The text is in the link; nothing was uploaded.`,
    });
  } else {
    openDialog({ kind: "link", link });
  }
}
