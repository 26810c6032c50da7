import { createAnalyzer } from "@stagemap/analysis";
import type { AppContext } from "../src/commands/command.ts";
import type { Browser } from "../src/commands/browser.ts";
import { createHostRelay } from "../src/document/host-relay.ts";
import { createPlainHost } from "../src/document/plain-host.ts";
import { createDrafts } from "../src/state/drafts.ts";
import type { KeptStorage, StorageArea } from "../src/state/storage.ts";
import { createKeptStorage } from "../src/state/storage.ts";
import { createAppStore } from "../src/state/store.ts";

export const fourStages = `FROM node:20 AS deps
COPY package.json ./
RUN npm ci

FROM node:20 AS builder
COPY --from=deps /app ./
RUN npm run build

FROM node:20 AS tester
COPY --from=deps /app ./
RUN npm test

FROM node:20-slim AS runner
COPY --from=builder /dist ./
CMD ["node", "index.js"]
`;

/** A storage area in memory; `failing` makes it throw as a forbidden or a full one does. */
export function fakeArea(): StorageArea & {
  readonly items: Map<string, string>;
  failing: boolean;
} {
  const items = new Map<string, string>();
  const area = {
    items,
    failing: false,
    getItem(key: string): string | null {
      return items.get(key) ?? null;
    },
    setItem(key: string, value: string): void {
      if (area.failing) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
  return area;
}

export function fakeStorage(): KeptStorage {
  const area = fakeArea();
  return createKeptStorage(
    () => area,
    () => {},
  );
}

/** Ids "1", "2", … and a clock that moves on by one with every look at it. */
export function fakeClock(name = ""): { now(): number; newId(): string } {
  let ticks = 0;
  let ids = 0;
  return { now: () => ++ticks, newId: () => `${name}${++ids}` };
}

/** The app without a screen. */
export function startApp(
  options: { readonly storage?: KeptStorage; readonly browser?: Partial<Browser> } = {},
): AppContext {
  const storage = options.storage ?? fakeStorage();
  const store = createAppStore(createAnalyzer());
  const host = createHostRelay(createPlainHost(""));
  const ignoreHost = createHostRelay(createPlainHost(""));
  host.onChange((text, origin) => store.getState().changeText(text, origin));
  ignoreHost.onChange((text, origin) => store.getState().setDockerignore(text, origin));
  const drafts = createDrafts(storage, fakeClock(), fakeStorage());
  return { store, host, ignoreHost, drafts, browser: { ...fakeBrowser(), ...options.browser } };
}

/** Types over the whole text, as a user does. */
export function typeText({ host }: AppContext, text: string): void {
  const before = host.getText();
  host.apply([{ span: { start: 0, end: before.length }, newText: text }], before, "typing");
}

function fakeBrowser(): Browser {
  return {
    readClipboard: async () => null,
    writeClipboard: async () => true,
    writePicture: async () => true,
    pickFile: async () => null,
    download: () => {},
    linkTo: (fragment) => `https://stagemap.test/#${fragment}`,
    replaceFragment: () => {},
    systemTheme: () => "light",
    focusElement: () => {},
    afterRender: (action) => action(),
  };
}
