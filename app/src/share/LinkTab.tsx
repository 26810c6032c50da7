import { useRef, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { EmbedSection } from "./EmbedSection.tsx";
import { LinkLength } from "./LinkLength.tsx";
import { LinkOptions } from "./LinkOptions.tsx";
import styles from "./LinkTab.module.css";
import type { LinkChoices } from "./make-link.ts";
import { copyLink, TOO_LARGE } from "./share-link.ts";
import { markdownOf } from "./share-texts.ts";
import { useLink } from "./use-link.ts";

/** The link, how long it is and what goes along, and the ways to copy it. */
export function LinkTab() {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [choices, setChoices] = useState<LinkChoices>({ hasFiles: true, panel: null });
  const [isRefused, setIsRefused] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const made = useLink(choices);

  if (made === "too-large") return <p className={styles["refusal"]}>{TOO_LARGE}</p>;
  const link = made?.link ?? "";

  /** The browser may refuse: then the text is selected, to be copied by hand. */
  function conclude(isCopied: boolean, message: string | null): void {
    setIsRefused(!isCopied);
    if (!isCopied) field.current?.select();
    else if (message === null) close();
    else context.store.getState().notify({ kind: "success", message });
  }

  async function copy(): Promise<void> {
    if (made !== null && made !== "too-large") conclude(await copyLink(context, made), null);
  }

  async function copyMarkdown(): Promise<void> {
    const { mermaidGraph } = await import("@stagemap/export");
    const text = markdownOf(link, mermaidGraph(context.store.getState().analysis.picture));
    const isCopied = await context.browser.writeClipboard(text);
    conclude(isCopied, "Markdown copied: the graph for Mermaid, and the link.");
  }

  async function copyEmbed(code: string): Promise<void> {
    conclude(await context.browser.writeClipboard(code), "Embed code copied.");
  }

  return (
    <>
      <textarea
        ref={field}
        className={styles["link"]}
        aria-label="Link"
        readOnly
        rows={3}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      {made !== null && (
        <LinkLength
          made={made}
          onLeaveOutFiles={() => setChoices({ ...choices, hasFiles: false })}
        />
      )}
      {isRefused && (
        <p className={styles["note"]} role="status">
          The browser did not allow copying. The link is selected: press Ctrl+C or ⌘C.
        </p>
      )}
      <LinkOptions choices={choices} onChange={setChoices} />
      <div className={styles["buttons"]}>
        <Button look="primary" disabled={made === null} onClick={() => void copy()}>
          Copy link
        </Button>
        <Button
          look="framed"
          disabled={made === null}
          title="The graph in a form that GitHub and GitLab draw, with the link below"
          onClick={() => void copyMarkdown()}
        >
          Copy as Markdown
        </Button>
      </div>
      {made !== null && <EmbedSection link={link} onCopy={(code) => void copyEmbed(code)} />}
    </>
  );
}
