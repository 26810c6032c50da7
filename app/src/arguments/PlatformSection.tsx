import { RotateCcw } from "lucide-react";
import type { ArgumentView } from "@stagemap/analysis";
import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import type { StageTitles } from "./argument-rows.ts";
import { platformRows } from "./argument-rows.ts";
import { PlaceLinks } from "./PlaceLinks.tsx";
import { PlatformPicker } from "./PlatformPicker.tsx";
import styles from "./PlatformSection.module.css";

/** Where the build runs and what for, and what BuildKit makes of it for the lines that ask. */
export function PlatformSection({ titles }: { readonly titles: StageTitles }) {
  const analysis = useApp((state) => state.analysis);
  const rows = useMemo(() => platformRows(analysis), [analysis]);
  return (
    <section aria-labelledby="platforms" className={styles["section"]}>
      <h3 id="platforms" className={styles["heading"]}>
        Platforms
      </h3>
      <div className={styles["pickers"]}>
        <PlatformPicker side="build" label="Build runs on" />
        <PlatformPicker side="target" label="Builds for" />
      </div>
      {rows.length === 0 ? (
        <p className={styles["none"]}>
          No line of this text asks for its platform, so the picture is the same for all of them.
        </p>
      ) : (
        <ul className={styles["rows"]}>
          {rows.map((row) => (
            <Row key={row.key} row={row} titles={titles} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row, titles }: { readonly row: ArgumentView; readonly titles: StageTitles }) {
  const { key: name, value, isGiven, declarations, uses } = row;
  const giveArgument = useApp((state) => state.giveArgument);
  const places = uses.length > 0 ? uses : declarations;
  return (
    <li className={styles["row"]}>
      <div className={styles["pair"]}>
        <span className={styles["name"]}>{name}</span>
        <span className={styles["value"]}>{value === null || value === "" ? '""' : value}</span>
        {isGiven && (
          <button
            type="button"
            className={styles["reset"]}
            aria-label={`Reset ${name}`}
            title="It was given from outside; take that back and let BuildKit set it"
            onClick={() => giveArgument(name, null)}
          >
            <RotateCcw size={13} aria-hidden />
          </button>
        )}
      </div>
      <PlaceLinks label={`Uses of ${name}`} places={places} titles={titles} />
    </li>
  );
}
