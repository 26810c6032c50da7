import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Switch } from "../ui/Switch.tsx";
import styles from "./EmbedSection.module.css";
import type { EmbedView } from "./share-texts.ts";
import { embedCode } from "./share-texts.ts";

const views: readonly { readonly id: EmbedView; readonly title: string }[] = [
  { id: "graph", title: "The graph" },
  { id: "both", title: "Graph and text" },
  { id: "text", title: "The text" },
];

interface EmbedSectionProps {
  readonly link: string;
  readonly onCopy: (code: string) => void;
}

/** What to put into a page of one's own. */
export function EmbedSection({ link, onCopy }: EmbedSectionProps) {
  const [view, setView] = useState<EmbedView>("graph");
  const [isEditable, setIsEditable] = useState(false);
  return (
    <section className={styles["embed"]} aria-labelledby="embed-heading">
      <h3 id="embed-heading" className={styles["heading"]}>
        Embed in a page
      </h3>
      <div className={styles["line"]}>
        <select
          className={styles["view"]}
          aria-label="What the frame shows"
          value={view}
          onChange={({ target }) =>
            setView(views.find(({ id }) => id === target.value)?.id ?? "graph")
          }
        >
          {views.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Switch
          label="Can be edited"
          isOn={isEditable}
          onToggle={() => setIsEditable(!isEditable)}
        />
        <Button
          look="framed"
          className={styles["copy"]}
          onClick={() => onCopy(embedCode(link, { view, isEditable }))}
        >
          Copy embed code
        </Button>
      </div>
    </section>
  );
}
