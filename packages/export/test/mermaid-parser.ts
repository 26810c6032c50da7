import purify from "dompurify";

// Mermaid cleans labels with a library that needs a page; its parser works without, so the cleaning does nothing here.
Object.assign(purify, { addHook: () => {}, sanitize: (text: string) => text });
const { default: mermaid } = await import("mermaid");

/** What Mermaid's own parser has against a text; null when it accepts it. */
export async function mermaidFault(text: string): Promise<string | null> {
  try {
    await mermaid.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
