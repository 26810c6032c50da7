import { Moon, Search, Share2, SlidersHorizontal, Sun } from "lucide-react";
import { useApp, useRun } from "../app-context.ts";
import { copyShareLink } from "../commands/copy-share-link.ts";
import type { Command } from "../commands/command.ts";
import { openBuildArguments } from "../commands/open-build-arguments.ts";
import { openPalette } from "../commands/open-palette.ts";
import { shortcutLabel } from "../commands/shortcut-label.ts";
import { ExamplesMenu } from "../examples/ExamplesMenu.tsx";
import { Button } from "../ui/Button.tsx";
import { Logo } from "./Logo.tsx";
import { givenArguments } from "../state/selectors.ts";
import { isApple } from "./surroundings.ts";
import { TargetPicker } from "./TargetPicker.tsx";
import styles from "./TopBar.module.css";

export function TopBar() {
  const run = useRun();
  const theme = useApp((state) => state.theme);
  const isEmpty = useApp((state) => state.text === "");
  const otherTheme = theme === "dark" ? "light" : "dark";

  return (
    <header className={styles["bar"]}>
      <h1 className={styles["logo"]} aria-label="Stagemap">
        <Logo />
        <span className={styles["name"]}>Stagemap</span>
      </h1>
      <ExamplesMenu />
      <div className={styles["middle"]}>
        <TargetPicker />
        <BuildArgumentsButton />
      </div>
      <Button
        className={styles["search"]}
        aria-label="Search or run a command"
        aria-keyshortcuts={isApple ? "Meta+K" : "Control+K"}
        onClick={() => run("open-palette")}
      >
        <Search size={15} aria-hidden />
        <span className={styles["wideOnly"]}>Search or run</span>
        <kbd className={styles["wideOnly"]}>{label(openPalette)}</kbd>
      </Button>
      <Button
        look="icon"
        className={styles["theme"]}
        aria-label={`Switch to the ${otherTheme} theme`}
        title={`Switch to the ${otherTheme} theme`}
        onClick={() => run("toggle-theme")}
      >
        {theme === "dark" ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </Button>
      <Button
        look="primary"
        className={styles["share"]}
        disabled={isEmpty}
        aria-label="Share link"
        title={`Share or export; ${label(copyShareLink)} copies the link at once`}
        onClick={() => run("open-share")}
      >
        <Share2 size={15} aria-hidden />
        <span className={styles["notOnPhone"]}>Share</span>
      </Button>
    </header>
  );
}

/** Opens their panel, and says how many are given. */
function BuildArgumentsButton() {
  const run = useRun();
  const givenCount = useApp(givenArguments);
  const given = `${givenCount} given`;
  return (
    <Button
      look="framed"
      className={styles["arguments"]}
      aria-label={givenCount === 0 ? "Build arguments" : `Build arguments, ${given}`}
      title={`Values for the build from outside, as with docker build --build-arg (${label(openBuildArguments)})`}
      onClick={() => run("open-build-arguments")}
    >
      <SlidersHorizontal size={14} className={styles["argumentsIcon"]} aria-hidden />
      <span className={styles["argumentsWords"]}>Build arguments</span>
      {givenCount > 0 && <span className={styles["given"]}>{given}</span>}
    </Button>
  );
}

function label({ shortcut }: Command): string {
  return shortcutLabel(shortcut ?? "", isApple);
}
