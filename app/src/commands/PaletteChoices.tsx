import { Command as CommandMenu } from "cmdk";
import type { Choice } from "./command.ts";
import styles from "./Palette.module.css";

interface PaletteChoicesProps {
  readonly choices: readonly Choice[];
  readonly onPick: (choiceId: string) => void;
}

/** What a command asks for, in place of the commands. */
export function PaletteChoices({ choices, onPick }: PaletteChoicesProps) {
  return choices.map(({ id, title, detail, refusal }) => (
    <CommandMenu.Item
      key={id}
      value={id}
      keywords={[title, detail]}
      disabled={refusal !== null}
      className={styles["item"]}
      onSelect={() => onPick(id)}
    >
      <span className={styles["words"]}>
        {title}
        <span className={styles["detail"]}>{refusal ?? detail}</span>
      </span>
    </CommandMenu.Item>
  ));
}
