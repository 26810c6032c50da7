import type { ImageView } from "@stagemap/analysis";
import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useBoxEmphasis, useSubjectAttributes } from "./focus-store.ts";
import styles from "./SourceCard.module.css";
import { subjectKey } from "./subject-key.ts";

export type ImageNode = Node<{ readonly image: ImageView }, "image">;
export type ContextNode = Node<Record<string, never>, "context">;

/** An image as a node of its own: one that a stage copies from, or a base image on demand. Or a named context. */
export const ImageCard = memo(function ImageCard({ id, data }: NodeProps<ImageNode>) {
  const { image } = data;
  const isContext = image.kind === "named-context";
  const kind = image.isCopiedFrom ? "image, copied from" : "base image";
  return (
    <Source
      box={id}
      subject={subjectKey({ kind: "image", key: image.key })}
      title={image.label}
      note={isContext ? `= ${image.reference.replace(/^docker-image:\/\//, "")}` : kind}
      tip={
        isContext
          ? `Named context: --build-context ${image.label}=${image.reference}`
          : image.reference
      }
    />
  );
});

export const ContextCard = memo(function ContextCard({ id }: NodeProps<ContextNode>) {
  return (
    <Source
      box={id}
      subject={subjectKey({ kind: "context", key: "context" })}
      title="Build context"
      note="your files"
      tip="The files that docker build sends"
    />
  );
});

interface SourceProps {
  readonly box: string;
  readonly subject: string;
  readonly title: string;
  readonly note: string;
  readonly tip: string;
}

function Source({ box, subject, title, note, tip }: SourceProps) {
  const emphasis = useBoxEmphasis(box);
  const attributes = useSubjectAttributes(subject);
  return (
    <button
      type="button"
      className={styles["source"]}
      title={tip}
      data-emphasis={emphasis}
      {...attributes}
    >
      <span className={styles["title"]}>{title}</span>
      <span className={styles["note"]}>{note}</span>
    </button>
  );
}
