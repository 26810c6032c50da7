import { Command as CommandMenu } from "cmdk";
import { useEffect, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { isApple } from "../frame/surroundings.ts";
import type { Choice, Command } from "./command.ts";
import { commands, findCommand, isEnabled, runCommand } from "./index.ts";
import styles from "./Palette.module.css";
import { shortcutLabel } from "./shortcuts.ts";

interface PaletteProps {
  /** The command whose choices it begins with; null begins with all commands. */
  readonly commandId: string | null;
}

const groups = ["Document", "Share", "Go to", "View"] as const;

/** Every command by name; one that needs a choice then offers its choices. */
export function Palette({ commandId }: PaletteProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [query, setQuery] = useState("");
  const [asking, setAsking] = useState(() => (commandId === null ? null : findCommand(commandId)));
  const [choices, setChoices] = useState<readonly Choice[] | null>(null);

  useEffect(() => {
    let isGone = false;
    void asking?.choices?.(context).then((found) => isGone || setChoices(found));
    return () => {
      isGone = true;
    };
  }, [asking, context]);

  function pick(command: Command): void {
    if (command.choices !== undefined) {
      setQuery("");
      setChoices(null);
      setAsking(command);
      return;
    }
    finish(command);
  }

  /** The palette closes first, so that a command may move the focus or open another dialog. */
  function finish(command: Command, choiceId?: string): void {
    close();
    setTimeout(() => runCommand(context, command.id, choiceId));
  }

  return (
    <CommandMenu.Dialog
      open
      onOpenChange={close}
      label="Commands"
      overlayClassName={styles["shade"] ?? ""}
      contentClassName={styles["dialog"] ?? ""}
      loop
    >
      <CommandMenu.Input
        className={styles["input"]}
        placeholder={asking === null ? "Search commands" : asking.title.replace("…", "")}
        value={query}
        onValueChange={setQuery}
        onKeyDown={(event) => {
          if (event.key === "Backspace" && query === "" && commandId === null) setAsking(null);
        }}
      />
      <CommandMenu.List className={styles["list"]}>
        {(asking === null || choices !== null) && (
          <CommandMenu.Empty className={styles["empty"]}>Nothing is called that.</CommandMenu.Empty>
        )}
        {asking === null
          ? groups.map((group) => <Group key={group} group={group} onPick={pick} />)
          : choices?.map((choice) => (
              <CommandMenu.Item
                key={choice.id}
                value={choice.id}
                keywords={[choice.title, choice.detail]}
                disabled={choice.refusal !== null}
                className={styles["item"]}
                onSelect={() => finish(asking, choice.id)}
              >
                <span className={styles["words"]}>
                  {choice.title}
                  <span className={styles["detail"]}>{choice.refusal ?? choice.detail}</span>
                </span>
              </CommandMenu.Item>
            ))}
      </CommandMenu.List>
    </CommandMenu.Dialog>
  );
}

interface GroupProps {
  readonly group: (typeof groups)[number];
  readonly onPick: (command: Command) => void;
}

function Group({ group, onPick }: GroupProps) {
  const { store } = useAppContext();
  const offered = commands.filter(
    (command) =>
      command.group === group &&
      command.id !== "open-palette" &&
      isEnabled(command, store.getState()),
  );
  if (offered.length === 0) return null;
  return (
    <CommandMenu.Group heading={group} className={styles["group"]}>
      {offered.map((command) => (
        <CommandMenu.Item
          key={command.id}
          value={command.id}
          keywords={[command.title]}
          className={styles["item"]}
          onSelect={() => onPick(command)}
        >
          <span className={styles["words"]}>{command.title}</span>
          {command.shortcut !== undefined && <kbd>{shortcutLabel(command.shortcut, isApple)}</kbd>}
        </CommandMenu.Item>
      ))}
    </CommandMenu.Group>
  );
}
