import type { ComponentProps } from "react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "./Button.tsx";
import type { Menu as MenuComponent } from "./Menu.tsx";
import type { MenuSection } from "./menu-sections.ts";

interface MenuButtonProps extends ComponentProps<typeof Button> {
  /** Null while they are not known yet. */
  readonly sections: readonly MenuSection[] | null;
  /** The user is about to open the menu: the moment to find out its sections. */
  readonly onApproach?: () => void;
  readonly onPick: (id: string) => void;
}

/** A button with a menu, whose code is loaded when the menu is first approached. */
export function MenuButton({ sections, onApproach, onPick, ...buttonProps }: MenuButtonProps) {
  const [Menu, setMenu] = useState<typeof MenuComponent | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);

  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    import("./Menu.tsx").then(
      (loaded) => isGone || setMenu(() => loaded.Menu),
      // The page says that a part of it is missing; the next approach tries again.
      () => isGone || setIsWanted(false),
    );
    return () => {
      isGone = true;
    };
  }, [isWanted]);

  function approach(): void {
    setIsWanted(true);
    onApproach?.();
  }

  // The button of the loaded menu is another element, so the focus that brought it has to be carried over.
  const button = useRef<HTMLButtonElement>(null);
  const hasFocus = useRef(false);
  const isLoaded = Menu !== null && sections !== null;
  useLayoutEffect(() => {
    if (isLoaded && hasFocus.current) button.current?.focus();
  }, [isLoaded]);

  if (isLoaded) {
    return (
      <Menu
        sections={sections}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        onPick={onPick}
        trigger={
          <Button {...buttonProps} ref={button} onPointerEnter={onApproach} onFocus={onApproach} />
        }
      />
    );
  }
  return (
    <Button
      {...buttonProps}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onPointerEnter={approach}
      onFocus={() => {
        hasFocus.current = true;
        approach();
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
      onClick={() => {
        approach();
        setIsOpen(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        approach();
        setIsOpen(true);
      }}
    />
  );
}
