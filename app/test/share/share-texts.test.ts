import { mermaidGraph } from "@stagemap/export";
import { expect, test } from "vitest";
import { embedCode, markdownOf } from "../../src/share/share-texts.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

test("the frame has what is chosen in its address, and nothing ends its attribute", () => {
  expect(embedCode("https://a.test/b/?x=1#s1.ab-_", { view: "both", isEditable: true })).toBe(
    `<iframe src="https://a.test/b/?embed&amp;view=both&amp;edit#s1.ab-_" title="Stages of a Dockerfile" width="100%" height="480" style="border:0" loading="lazy"></iframe>`,
  );
  expect(embedCode('https://a.test/"><b>#s1.a', { view: "text", isEditable: false })).not.toContain(
    '"><b>',
  );
});

test("Markdown has the graph in a fence that nothing of the user's can end", () => {
  const app = startApp();
  typeText(app, `${fourStages}FROM x AS \`\`\`\n`);
  const markdown = markdownOf(
    "https://a.test/#s1.a",
    mermaidGraph(app.store.getState().analysis.picture),
  );
  expect(markdown.match(/```/g)).toHaveLength(2);
  expect(markdown).toMatch(/\n```\n\n\[Open in Stagemap\]\(https:\/\/a\.test\/#s1\.a\)\n$/);
});
