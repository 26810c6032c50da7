import type { FileChange } from "@stagemap/analysis";
import { X } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { splitPath } from "./candidates.ts";
import { pickKind, pickTitle } from "./pick-words.ts";
import styles from "./PickChip.module.css";
import type { Pick } from "./picks.ts";
import { withoutPick, withPick } from "./picks.ts";
import type { Row } from "./rows.ts";
import { askAbout } from "./scenario.ts";

interface PickChipProps {
  readonly pick: Pick;
  readonly rows: readonly Row[];
}

/** One thing that is picked as changed, with how it changed and the button that takes it back. */
export function PickChip({ pick, rows }: PickChipProps) {
  const { store, browser } = useAppContext();
  const title = pickTitle(pick, rows);
  const kind = pickKind(pick);

  function change(next: Pick): void {
    const { changes } = store.getState().scenario;
    askAbout(store, withPick(changes, next));
  }

  function remove(): void {
    const { changes } = store.getState().scenario;
    askAbout(store, withoutPick(changes, pick));
    browser.afterRender(() => browser.focusElement("cache-search"));
  }

  return (
    <li className={styles["chip"]}>
      {kind !== "" && <span className={styles["kind"]}>{kind}</span>}
      <Title pick={pick} title={title} />
      {pick.kind === "file" && <FileKind pick={pick} onChange={change} />}
      {pick.kind === "argument" && (
        <input
          className={styles["value"]}
          aria-label={`New value of ${pick.name}`}
          // As wide as its text, for it stands in a line of chips.
          size={Math.min(18, Math.max(3, pick.value.length + 1))}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={pick.value}
          onChange={({ target }) => change({ ...pick, value: target.value })}
        />
      )}
      <button
        type="button"
        className={styles["remove"]}
        aria-label={`Take back ${title}`}
        title="Take back"
        onClick={remove}
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}

/** Of a path, the name at its end is what has to be read. */
function Title({ pick, title }: { readonly pick: Pick; readonly title: string }) {
  const isCode = !["dockerfile", "dockerignore", "target", "cold"].includes(pick.kind);
  const { folder, name } = splitPath(pick.kind === "file" ? title : "");
  return (
    <span className={styles["title"]} data-code={isCode || undefined} title={title}>
      {pick.kind === "file" ? (
        <>
          <span className={styles["folder"]}>{folder}</span>
          <span className={styles["name"]}>{name}</span>
        </>
      ) : (
        <span className={styles["name"]}>{title}</span>
      )}
    </span>
  );
}

const fileKinds: readonly { readonly kind: FileChange["kind"]; readonly title: string }[] = [
  { kind: "content", title: "edited" },
  { kind: "added", title: "is new" },
  { kind: "removed", title: "removed" },
  { kind: "mode", title: "chmod" },
  { kind: "time", title: "only touched" },
];

interface FileKindProps {
  readonly pick: Extract<Pick, { kind: "file" }>;
  readonly onChange: (pick: Pick) => void;
}

function FileKind({ pick, onChange }: FileKindProps) {
  return (
    <select
      className={styles["how"]}
      aria-label={`How ${pick.path} changed`}
      value={pick.change}
      onChange={({ target }) => {
        const chosen = fileKinds.find(({ kind }) => kind === target.value);
        if (chosen !== undefined) onChange({ ...pick, change: chosen.kind });
      }}
    >
      {fileKinds.map(({ kind, title }) => (
        <option key={kind} value={kind}>
          {title}
        </option>
      ))}
    </select>
  );
}
