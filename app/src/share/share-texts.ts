/** How much of the page an embedded one shows. */
export type EmbedView = "both" | "graph" | "text";

export interface EmbedChoices {
  readonly view: EmbedView;
  readonly isEditable: boolean;
}

/** The frame to put into a page. */
export function embedCode(link: string, { view, isEditable }: EmbedChoices): string {
  const [page = "", fragment = ""] = link.split("#");
  const [address = ""] = page.split("?");
  const edit = isEditable ? "&edit" : "";
  // A fragment of ours has no character that means something in HTML; the address may have.
  const source = `${address}?embed&view=${view}${edit}#${fragment}`
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;");
  return `<iframe src="${source}" title="Stages of a Dockerfile" width="100%" height="480" style="border:0" loading="lazy"></iframe>`;
}

/** Markdown that shows the graph where Mermaid is drawn, as on GitHub and GitLab, with the link below. */
export function markdownOf(link: string, mermaid: string): string {
  return `\`\`\`mermaid\n${mermaid}\`\`\`\n\n[Open in Stagemap](${link})\n`;
}
