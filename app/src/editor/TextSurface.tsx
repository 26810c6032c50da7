import {
  type ComponentType,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from "react";
import type { DocumentHost } from "../document/document-host.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
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

/** Why the full editor is not there. */
type Absence = "loading" | "missing" | "crashed";

const notes: Readonly<Record<Absence, string | null>> = {
  loading: null,
  missing: "The full editor could not be loaded. This plain one works too.",
  crashed: "The full editor stopped working. This plain one has your whole text.",
};

/** The full editor's host, and where the user was in the plain text that it takes over. */
interface TakeOver {
  readonly host: DocumentHost;
  readonly cursor: PlainCursor;
}

/**
 * A text to edit: plain at once, Monaco in its place as soon as it has loaded, with the same text, cursor and focus. When
 * Monaco cannot be loaded the plain text stays, and when Monaco crashes it comes back with the text as it was last.
 */
export function TextSurface<Props extends TakeOverProps>(props: TextSurfaceProps<Props>) {
  const { load } = props;
  const [found] = useState(props.initialText);
  const [plainHost] = useState(() => createPlainHost(found));
  const [FullEditor, setFullEditor] = useState<ComponentType<Props> | Absence>("loading");
  const [takeOver, setTakeOver] = useState<TakeOver | null>(null);
  const announce = useEffectEvent((host: DocumentHost) => props.onReady(host));

  useEffect(() => announce(plainHost), [plainHost]);

  const isLoading = FullEditor === "loading";
  useEffect(() => {
    if (!isLoading) return;
    let isGone = false;
    // The graph comes first: a visitor looks at it before typing, and both would share the line and the processor.
    const loading = whenIdle(() => {
      load().then(
        (loaded) => isGone || setFullEditor(() => loaded),
        () => isGone || setFullEditor("missing"),
      );
    });
    return () => {
      isGone = true;
      loading.cancel();
    };
  }, [load, isLoading]);

  // Before the next key stroke can arrive: the plain text field has just gone, and with it the focus.
  useLayoutEffect(() => {
    if (takeOver === null) return;
    if (takeOver.cursor.hasFocus) {
      takeOver.host.reveal(takeOver.cursor.span, { select: true, focus: true });
    }
    announce(takeOver.host);
  }, [takeOver]);

  function fallBack(): void {
    setFullEditor("crashed");
    setTakeOver(null);
    // Whoever holds the hosts gives this one what was written since.
    props.onReady(plainHost);
  }

  return (
    <div className={styles["pane"]}>
      {typeof FullEditor !== "string" && (
        <ErrorBoundary resetKey="" onFailure={fallBack} renderFailure={() => null}>
          <div className={takeOver === null ? styles["waitingLayer"] : styles["layer"]}>
            {props.renderFull(FullEditor, {
              takeText: () => ({ found, now: plainHost.getText() }),
              onReady: (host) => setTakeOver({ host, cursor: plainHost.getCursor() }),
            })}
          </div>
        </ErrorBoundary>
      )}
      {takeOver === null && (
        <div className={styles["layer"]}>
          <PlainText
            host={plainHost}
            label={props.label}
            placeholder={props.placeholder}
            note={typeof FullEditor === "string" ? notes[FullEditor] : null}
            onRetry={() => setFullEditor("loading")}
            onCursor={(offset) => props.onCursor?.(offset)}
          />
        </div>
      )}
    </div>
  );
}
