import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./ui/theme.css";
import "./ui/base.css";
import { createAnalyzer, loadChecks } from "@stagemap/analysis";
import { lazy, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { AppContextProvider } from "./app-context.ts";
import { createBrowser } from "./commands/browser.ts";
import type { AppContext } from "./commands/command.ts";
import { openFirstDocument } from "./commands/open-first-document.ts";
import { loadCommands } from "./commands/start-command.ts";
import { createHostRelay } from "./document/host-relay.ts";
import { createMemoryHost } from "./document/memory-host.ts";
import { followLayout, followTheme, isApple } from "./frame/surroundings.ts";
import { followAddress } from "./share/follow-address.ts";
import { createDrafts } from "./state/drafts.ts";
import { readArrangement, readThemeChoice, rememberChanges } from "./state/remember.ts";
import { createKeptStorage } from "./state/storage.ts";
import { createAppStore } from "./state/store.ts";
import type { TextId } from "./state/view-slice.ts";

/** Milliseconds after which the rest of the page waits no longer for the graph. */
const MOST_PATIENCE = 3000;

/** A frame in a page of somebody else's keeps nothing and reads nothing that was kept. */
const isEmbedded = new URLSearchParams(window.location.search).has("embed");
const EmbedPage = lazy(async () => {
  const [{ EmbedPage: Page }, { embedOptions }] = await Promise.all([
    import("./embed/EmbedPage.tsx"),
    import("./embed/embed-options.ts"),
  ]);
  const options = embedOptions(window.location.search);
  return { default: () => <Page options={options} /> };
});

const noStorage = { getItem: () => null, setItem: () => {} };
const browser = createBrowser(window);
const store = createAppStore(createAnalyzer());
const storage = createKeptStorage(
  () => (isEmbedded ? noStorage : window.localStorage),
  () =>
    store.getState().notify({
      kind: "error",
      message:
        "This browser does not let Stagemap keep drafts: its storage is blocked or full. Everything else works; share or download your text to keep it.",
    }),
);
const tab = createKeptStorage(
  () => (isEmbedded ? noStorage : window.sessionStorage),
  () => {},
);
const drafts = createDrafts(storage, { now: Date.now, newId: randomId }, tab);
const host = createHostRelay(createMemoryHost(""), () => bringUp("dockerfile"));
const ignoreHost = createHostRelay(createMemoryHost(""), () => bringUp("dockerignore"));
const context: AppContext = { store, host, ignoreHost, drafts, browser };

host.onChange((text, origin) => store.getState().changeText(text, origin));
ignoreHost.onChange((text, origin) => store.getState().setDockerignore(text, origin));
store.getState().setTheme(readThemeChoice(storage), browser.systemTheme());
store.getState().arrange(readArrangement(storage));
store.getState().setFormerDrafts(drafts.former());
followTheme(window, store);
followLayout(window, store);

void start();

/** The document comes first, so that the first picture on the screen is the right one. */
async function start(): Promise<void> {
  await openFirstDocument(context, window.location.hash.slice(1));
  const saving = rememberChanges(store, storage, drafts);
  window.addEventListener("pagehide", saving.flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saving.flush();
  });
  followAddress(window, context);
  render();
  whenSettled(() => {
    loadChecks().then(store.getState().addChecks, () => store.getState().addChecks(null));
    if (isEmbedded) return;
    void import("./commands/shortcuts.ts").then(({ listenForShortcuts }) =>
      listenForShortcuts(window, context, isApple),
    );
    void loadCommands();
    void import("./offline/follow-updates.ts").then(({ followUpdates }) => followUpdates(store));
    void import("./frame/incoming.ts").then(({ listenForTexts }) =>
      listenForTexts(window, context),
    );
  });
}

/** Opens the tab of a text before anything is done that needs it to be seen. */
function bringUp(text: TextId): void {
  const { shownText, showText } = store.getState();
  if (shownText === text) return;
  showText(text);
  browser.afterRender(() => {});
}

/** Runs `work` once the graph is on the screen, or fails to get there. */
function whenSettled(work: () => void): void {
  const unsubscribe = store.subscribe(({ isSettled }) => {
    if (!isSettled) return;
    unsubscribe();
    work();
  });
  setTimeout(store.getState().settle, MOST_PATIENCE);
}

function render(): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no element #root");
  createRoot(root).render(
    <AppContextProvider value={context}>
      {isEmbedded ? (
        <Suspense fallback={null}>
          <EmbedPage />
        </Suspense>
      ) : (
        <App />
      )}
    </AppContextProvider>,
  );
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(
    "",
  );
}
