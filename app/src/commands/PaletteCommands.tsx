import { Command as CommandMenu } from "cmdk";
import { useAppContext } from "../app-context.ts";
import { isApple } from "../frame/surroundings.ts";
import type { Command } from "./command.ts";
import { commands, isEnabled } from "./index.ts";
import styles from "./Palette.module.css";
import { shortcutLabel } from "./shortcut-label.ts";

interface PaletteCommandsProps {
  readonly onPick: (command: Command) => void;
}

const groups = ["Document", "Step", "Checks", "Build", "Share", "Go to", "View"] as const;

/** The commands that are enabled now, by group. */
export function PaletteCommands({ onPick }: PaletteCommandsProps) {
  const { store } = useAppContext();
  const offered = commands.filter(
    (command) => command.id !== "open-palette" && isEnabled(command, store.getState()),
  );
  return groups
    .filter((group) => offered.some((command) => command.group === group))
    .map((group) => (
      <CommandMenu.Group key={group} heading={group} className={styles["group"]}>
        {offered
          .filter((command) => command.group === group)
          .map((command) => (
            <CommandMenu.Item
              key={command.id}
              value={command.id}
              keywords={[command.title]}
              className={styles["item"]}
              onSelect={() => onPick(command)}
            >
              <span className={styles["words"]}>{command.title}</span>
              {command.shortcut !== undefined && (
                <kbd>{shortcutLabel(command.shortcut, isApple)}</kbd>
              )}
            </CommandMenu.Item>
          ))}
      </CommandMenu.Group>
    ));
}
