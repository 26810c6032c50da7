import {
  type ComponentType,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from "react";
import type { DocumentHost } from "../document/document-host.ts";
import { type PlainCursor, createPlainHost } from "../document/plain-host.ts";
import { PlainText } from "./PlainText.tsx";
import styles from "./TextSurface.module.css";
import { whenIdle } from "./when-idle.ts";

/** What the full editor of a text needs to take over from the plain one. */
export interface TakeOverProps {
  /** The text as it is when the editor takes over, and as the plain one found it: what lies between can be undone. */
  takeText(): { readonly found: string; readonly now: string };
  onReady(host: DocumentHost): void;
}

interface TextSurfaceProps<Props extends TakeOverProps> {
  /** The text to start with. Later changes go through the host, never through this property. */
  readonly initialText: string;
  /** What the text is called for a screen reader. */
  readonly label: string;
  /** Shown while the text is empty. */
  readonly placeholder: string;
  /** Loads the full editor. The function stays the same. */
  load(): Promise<ComponentType<Props>>;
  renderFull(FullEditor: ComponentType<Props>, props: TakeOverProps): ReactNode;
  /** Called with each host that holds the text from then on, the plain one first. */
  onReady(host: DocumentHost): void;
  /** The cursor of the plain text was moved by the user, as an offset. */
  onCursor?(offset: number): void;
}

/** The full editor's host, and where the user was in the plain text that it takes over. */
interface TakeOver {
  readonly host: DocumentHost;
  readonly cursor: PlainCursor;
}

/**
 * A text to edit: plain at once, Monaco in its place as soon as it has loaded, with the same text, cursor and focus. When
 * Monaco cannot be loaded the plain text stays and goes on working.
 */
export function TextSurface<Props extends TakeOverProps>(props: TextSurfaceProps<Props>) {
  const { load } = props;
  const [found] = useState(props.initialText);
  const [plainHost] = useState(() => createPlainHost(found));
  const [FullEditor, setFullEditor] = useState<ComponentType<Props> | "loading" | "failed">(
    "loading",
  );
  const [takeOver, setTakeOver] = useState<TakeOver | null>(null);
  const announce = useEffectEvent((host: DocumentHost) => props.onReady(host));

  useEffect(() => announce(plainHost), [plainHost]);

  useEffect(() => {
    let isGone = false;
    // The graph comes first: a visitor looks at it before typing, and both would share the line and the processor.
    const loading = whenIdle(() => {
      load().then(
        (loaded) => isGone || setFullEditor(() => loaded),
        () => isGone || setFullEditor("failed"),
      );
    });
    return () => {
      isGone = true;
      loading.cancel();
    };
  }, [load]);

  // Before the next key stroke can arrive: the plain text field has just gone, and with it the focus.
  useLayoutEffect(() => {
    if (takeOver === null) return;
    if (takeOver.cursor.hasFocus) {
      takeOver.host.reveal(takeOver.cursor.span, { select: true, focus: true });
    }
    announce(takeOver.host);
  }, [takeOver]);

  const isLoaded = FullEditor !== "loading" && FullEditor !== "failed";
  return (
    <div className={styles["pane"]}>
      {isLoaded && (
        <div className={takeOver === null ? styles["waitingLayer"] : styles["layer"]}>
          {props.renderFull(FullEditor, {
            takeText: () => ({ found, now: plainHost.getText() }),
            onReady: (host) => setTakeOver({ host, cursor: plainHost.getCursor() }),
          })}
        </div>
      )}
      {takeOver === null && (
        <div className={styles["layer"]}>
          <PlainText
            host={plainHost}
            label={props.label}
            placeholder={props.placeholder}
            note={
              FullEditor === "failed"
                ? "The full editor could not be loaded. This plain one works too; reload the page to try again."
                : null
            }
            onCursor={(offset) => props.onCursor?.(offset)}
          />
        </div>
      )}
    </div>
  );
}
