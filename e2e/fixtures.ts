import type { BrowserContext, BrowserContextOptions } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import type { AppPage } from "./pages/app-page.ts";
import { createAppPage } from "./pages/app-page.ts";

interface Fixtures {
  /** Origins that the test expects its pages to ask, besides their own. */
  readonly foreignOrigins: readonly string[];
  /** Sentences about what a page did wrong; a test with any fails at its end. */
  readonly faults: string[];
  readonly app: AppPage;
  /** Opens the app as someone else would: with nothing stored and nothing cached. */
  readonly newProfile: (options?: BrowserContextOptions) => Promise<AppPage>;
}

/** A test that fails when any page of it asks for something outside its origin or reports an error. */
export const test = base.extend<Fixtures>({
  foreignOrigins: [[], { option: true }],
  faults: [
    // Playwright reads the names of fixtures from the pattern, so this one is empty and not left out.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const faults: string[] = [];
      await provide(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, baseURL, foreignOrigins, faults }, provide) => {
    watch(context, [originOf(baseURL), ...foreignOrigins], faults);
    await provide(context);
  },
  app: async ({ page }, provide) => {
    await provide(createAppPage(page));
  },
  newProfile: async ({ browser, baseURL, contextOptions, faults }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (options) => {
      const context = await browser.newContext({ ...contextOptions, ...options });
      contexts.push(context);
      watch(context, [originOf(baseURL)], faults);
      return createAppPage(await context.newPage());
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";

function watch(context: BrowserContext, origins: readonly string[], faults: string[]): void {
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    const isLocal = origins.includes(asked) || protocol === "data:" || protocol === "blob:";
    if (!isLocal) faults.push(`asked for ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => faults.push(`opened a socket to ${socket.url()}`));
  });
  context.on("console", (message) => {
    // The browser says itself that a foreign server refused; the page has to say so too, and a test looks for that.
    const isForeign = origins.slice(1).some((origin) => message.location().url.startsWith(origin));
    if (message.type() === "error" && !isForeign) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
}

function originOf(baseUrl: string | undefined): string {
  if (baseUrl === undefined) throw new Error("the configuration sets no baseURL");
  return new URL(baseUrl).origin;
}
