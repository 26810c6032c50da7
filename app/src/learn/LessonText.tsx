import type { Inline } from "@stagemap/lessons";
import { readInline, readMarkdown } from "@stagemap/lessons";
import { ExternalLink } from "lucide-react";
import { useMemo } from "react";
import styles from "./LessonText.module.css";

/*
 * Parts of a text have nothing but their order to tell them apart. React shows all of it as text: whatever looks like HTML is what it
 * looks like and nothing else.
 */

/** A lesson's text: paragraphs, lists and code. */
export function LessonText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className={styles["text"]}>
      {blocks.map((block, index) => {
        if (block.kind === "code") {
          return (
            <pre key={index} className={styles["block"]}>
              <code>{block.text}</code>
            </pre>
          );
        }
        if (block.kind === "paragraph") {
          return (
            <p key={index}>
              <Line content={block.content} />
            </p>
          );
        }
        const List = block.isNumbered ? "ol" : "ul";
        return (
          <List key={index} className={styles["list"]}>
            {block.items.map((item, at) => (
              <li key={at}>
                <Line content={item} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

/** A sentence or two of a lesson, on one line of its own. */
export function LessonLine({ text }: { readonly text: string }) {
  return <Line content={readInline(text)} />;
}

function Line({ content }: { readonly content: readonly Inline[] }) {
  return content.map((each, index) => {
    switch (each.kind) {
      case "text":
        return <span key={index}>{each.text}</span>;
      case "code":
        return (
          <code key={index} className={styles["code"]}>
            {each.text}
          </code>
        );
      case "strong":
        return <strong key={index}>{each.text}</strong>;
      case "emphasis":
        return <em key={index}>{each.text}</em>;
      case "link":
        return <OutsideLink key={index} text={each.text} address={each.address} />;
    }
  });
}

/** A way to another page, which opens beside this one and learns nothing of it. */
export function OutsideLink({
  text,
  address,
}: {
  readonly text: string;
  readonly address: string;
}) {
  return (
    <a
      className={styles["link"]}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      title={address}
    >
      {text}
      <ExternalLink size={11} className={styles["outside"]} aria-hidden />
    </a>
  );
}
