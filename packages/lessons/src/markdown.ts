/** A piece of a lesson's text. There is no HTML: what looks like it is text like any other. */
export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly isNumbered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: "code"; readonly text: string };

export type Inline =
  | { readonly kind: "text" | "code" | "strong" | "emphasis"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly address: string };

/**
 * The text as blocks: paragraphs, lists with "- " or "1. ", code between lines of "```"; in them `code`, **strong**, *emphasis* and
 * [links](https://…). Everything else stays as it is written. Never throws.
 */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let code: string[] | null = null;
  const flush = (): void => {
    if (lines.length > 0) blocks.push(...readLines(lines));
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const isFence = line.startsWith("```");
    if (code !== null) {
      if (isFence) {
        blocks.push({ kind: "code", text: code.join("\n") });
        code = null;
      } else code.push(line);
    } else if (isFence) {
      flush();
      code = [];
    } else if (line.trim() === "") flush();
    else lines.push(line.trim());
  }
  flush();
  if (code !== null) blocks.push({ kind: "code", text: code.join("\n") });
  return blocks;
}

const BULLET = /^[-*] +/;
const NUMBER = /^\d+[.)] +/;

/** Lines without an empty one between them: paragraphs and lists, where a line without a mark goes on with the one before. */
function readLines(lines: readonly string[]): readonly Block[] {
  const groups: { mark: "none" | "bullet" | "number"; texts: string[] }[] = [];
  for (const line of lines) {
    const mark = BULLET.test(line) ? "bullet" : NUMBER.test(line) ? "number" : "none";
    const text = line.replace(mark === "bullet" ? BULLET : mark === "number" ? NUMBER : "", "");
    const last = groups.at(-1);
    if (last !== undefined && mark === "none") last.texts.push(`${last.texts.pop() ?? ""} ${text}`);
    else if (last?.mark === mark) last.texts.push(text);
    else groups.push({ mark, texts: [text] });
  }
  return groups.map(({ mark, texts }) =>
    mark === "none"
      ? { kind: "paragraph", content: readInline(texts.join(" ")) }
      : { kind: "list", isNumbered: mark === "number", items: texts.map(readInline) },
  );
}

const INLINE =
  /`([^`]+)`|\*\*([^*\s](?:[^*]*[^*\s])?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\][]+)\]\((https:\/\/[^\s()]+)\)/g;

/** A line's text in its pieces. Only links with "https:" are links. */
export function readInline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) found.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, code, strong, emphasis, link, address] = match;
    if (code !== undefined) found.push({ kind: "code", text: code });
    else if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else if (emphasis !== undefined) found.push({ kind: "emphasis", text: emphasis });
    else if (link !== undefined && address !== undefined)
      found.push({ kind: "link", text: link, address });
  }
  if (end < text.length) found.push({ kind: "text", text: text.slice(end) });
  return found;
}
