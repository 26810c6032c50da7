import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import styles from "./Menu.module.css";
import type { MenuItem, MenuSection } from "./menu-sections.ts";
import { stageColor } from "./stage-color.ts";

interface MenuProps {
  readonly sections: readonly MenuSection[];
  readonly trigger: ReactElement;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onPick: (id: string) => void;
  /** Takes care of the focus when the menu is gone; without it the trigger has it again. */
  readonly onClosed?: () => void;
}

export function Menu(props: MenuProps) {
  const { sections, trigger, isOpen, onOpenChange, onPick, onClosed } = props;
  const chosen = sections.flatMap(({ items }) => items).find((item) => item.isChosen);
  return (
    <DropdownMenu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles["content"]}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          {...(onClosed !== undefined && {
            onCloseAutoFocus: (event: Event) => {
              event.preventDefault();
              onClosed();
            },
          })}
        >
          <DropdownMenu.RadioGroup value={chosen?.id ?? ""}>
            {sections.map(({ title, note, items }) => (
              <DropdownMenu.Group key={title ?? ""} className={styles["group"]}>
                {title !== null && (
                  <DropdownMenu.Label className={styles["heading"]}>{title}</DropdownMenu.Label>
                )}
                {note !== null && <p className={styles["note"]}>{note}</p>}
                {items.map((item) => (
                  <Entry key={item.id} item={item} onPick={onPick} />
                ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entry({
  item,
  onPick,
}: {
  readonly item: MenuItem;
  readonly onPick: (id: string) => void;
}) {
  const shared = {
    className: styles["item"],
    disabled: item.refusal !== null,
    textValue: item.title,
    onSelect: () => onPick(item.id),
    children: <EntryContent item={item} />,
  };
  return item.isChosen === undefined ? (
    <DropdownMenu.Item {...shared} />
  ) : (
    <DropdownMenu.RadioItem {...shared} value={item.id} />
  );
}

function EntryContent({ item }: { readonly item: MenuItem }) {
  return (
    <>
      {item.mark !== null && (
        <span className={styles["mark"]} style={stageColor(item.mark.color)}>
          {item.mark.text}
        </span>
      )}
      <span className={styles["words"]}>
        <span className={styles["title"]}>
          {item.title}
          {item.tag !== null && <span className={styles["tag"]}>{item.tag}</span>}
        </span>
        <span className={styles["detail"]} title={item.refusal ?? undefined}>
          {item.refusal ?? item.detail}
        </span>
      </span>
      {item.isChosen === true && <Check size={15} className={styles["check"]} aria-hidden />}
    </>
  );
}
