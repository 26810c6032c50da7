import type { ComponentProps } from "react";
import styles from "./Button.module.css";
import { classNames } from "./class-names.ts";

interface ButtonProps extends ComponentProps<"button"> {
  /** "primary" is for the one main thing to do on a screen. */
  readonly look?: "plain" | "framed" | "primary" | "icon";
}

export function Button({ look = "plain", className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(styles["button"], styles[look], className)}
      {...rest}
    />
  );
}
