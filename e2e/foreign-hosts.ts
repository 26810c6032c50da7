import type { Page, Route } from "@playwright/test";

/** What a stand-in for somebody else's server was asked for. */
export interface ForeignRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers in the place of every server that is not the page's own, and notes what it was asked for. */
export async function standIn(
  page: Page,
  answer: (route: Route) => Promise<void>,
): Promise<readonly ForeignRequest[]> {
  const asked: ForeignRequest[] = [];
  await page.route(/^https:\/\//, async (route) => {
    asked.push({ url: route.request().url(), headers: await route.request().allHeaders() });
    await answer(route);
  });
  return asked;
}
