import type { StageKey } from "@stagemap/analysis";
import { useEffect, useState } from "react";
import type { RefObject } from "react";
import { createPortal } from "react-dom";
import { useAppContext } from "../app-context.ts";
import { subjectAt } from "../graph/subject-key.ts";
import { beginConnection } from "./connecting.ts";
import type { Connection } from "./connecting.ts";
import styles from "./ConnectionLine.module.css";
import { watchPress } from "./pointer-session.ts";

/** A line is drawn from a stage to the one that takes files of it. */
export function ConnectionLine({ pane }: { readonly pane: RefObject<HTMLDivElement | null> }) {
  const context = useAppContext();
  const [connection, setConnection] = useState<Connection | null>(null);
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    function onPress(event: PointerEvent): void {
      const { target } = event;
      if (!(target instanceof Element) || event.button !== 0 || !event.isPrimary) return;
      const plug = target.closest('[data-action="connect"]');
      const from = subjectAt(plug);
      if (element === null || plug === null || from === null) return;
      event.preventDefault();
      const box = plug.getBoundingClientRect();
      const start = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      watchPress({
        event,
        pane: element,
        begin: () => beginConnection({ context, from: from.key, start, show: setConnection }),
      });
    }
    element.addEventListener("pointerdown", onPress);
    return () => element.removeEventListener("pointerdown", onPress);
  }, [pane, context]);
  return connection === null ? null : createPortal(<Line {...connection} />, document.body);
}

function Line({ start, end, over, fault }: Connection) {
  const box = over === null ? undefined : boxOf(over);
  const verdict = over === null ? "open" : fault === null ? "safe" : "breaking";
  const bend = Math.max(40, Math.abs(end.y - start.y) / 2);
  return (
    <>
      <svg className={styles["canvas"]} data-verdict={verdict} aria-hidden>
        {box !== undefined && (
          <rect x={box.x - 4} y={box.y - 4} width={box.width + 8} height={box.height + 8} rx={12} />
        )}
        <path
          d={`M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`}
        />
        <circle cx={end.x} cy={end.y} r={4} />
      </svg>
      {typeof fault === "string" && (
        <p
          className={styles["fault"]}
          role="status"
          style={{ left: Math.min(end.x + 14, window.innerWidth - 300), top: end.y + 14 }}
        >
          {fault}
        </p>
      )}
    </>
  );
}

function boxOf(stage: StageKey): DOMRect | undefined {
  return document
    .querySelector(`article[data-subject="${CSS.escape(`stage ${stage}`)}"]`)
    ?.getBoundingClientRect();
}
