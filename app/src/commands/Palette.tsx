import { Command as CommandMenu } from "cmdk";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import type { Choice, Command } from "./command.ts";
import { findCommand, runCommand } from "./index.ts";
import styles from "./Palette.module.css";
import { PaletteChoices } from "./PaletteChoices.tsx";
import { PaletteCommands } from "./PaletteCommands.tsx";

interface PaletteProps {
  /** The command whose choices it begins with; null begins with all commands. */
  readonly commandId: string | null;
}

/** Every command by name; one that needs a choice then offers its choices. */
export function Palette({ commandId }: PaletteProps) {
  const context = useAppContext();
  const close = useApp((state) => state.closeDialog);
  const [query, setQuery] = useState("");
  const [asking, setAsking] = useState(() => (commandId === null ? null : findCommand(commandId)));
  const [choices, setChoices] = useState<readonly Choice[] | null>(null);
  // A command may move the focus or open another dialog, so it runs when this one is gone.
  const picked = useRef<(() => void) | null>(null);
  const onCloseAutoFocus = useFocusReturn(() => picked.current?.());

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

  function finish(command: Command, choiceId?: string): void {
    picked.current = () => runCommand(context, command.id, choiceId);
    close();
  }

  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles["shade"]} />
        <Dialog.Content
          className={styles["dialog"]}
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <CommandMenu label="Commands" loop>
            <CommandMenu.Input
              className={styles["input"]}
              placeholder={asking === null ? "Search commands" : asking.title.replace("…", "")}
              value={query}
              onValueChange={setQuery}
              onKeyDown={(event) => {
                if (event.key === "Backspace" && query === "" && commandId === null)
                  setAsking(null);
              }}
            />
            <CommandMenu.List className={styles["list"]}>
              {(asking === null || choices !== null) && (
                <CommandMenu.Empty className={styles["empty"]}>
                  {/* A list of options has to have one. */}
                  <div role="option" aria-selected={false} aria-disabled>
                    Nothing is called that.
                  </div>
                </CommandMenu.Empty>
              )}
              {asking === null ? (
                <PaletteCommands onPick={pick} />
              ) : (
                <PaletteChoices
                  choices={choices ?? []}
                  onPick={(choiceId) => finish(asking, choiceId)}
                />
              )}
            </CommandMenu.List>
          </CommandMenu>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
