import type { HostRelay } from "../document/host-relay.ts";
import type { AppState } from "../state/app-state.ts";
import type { Drafts } from "../state/drafts.ts";
import type { AppStore } from "../state/store.ts";
import type { Browser } from "./browser.ts";

/** One thing that a user can do, however it is reached: by a button, the palette or the keyboard. */
export interface Command {
  readonly id: string;
  /** Starts with a verb; ends with "…" when a choice follows. */
  readonly title: string;
  readonly group: "Document" | "Step" | "Checks" | "Build" | "Share" | "Go to" | "View";
  /** "Mod+Shift+S": Mod is the Command key on Apple's machines and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** True when text fields and the editor have this shortcut for themselves. */
  readonly isLeftToTextFields?: boolean;
  /** A command without it is always enabled. */
  isEnabled?(state: AppState): boolean;
  /** What the palette offers before it runs the command. */
  choices?(context: AppContext): Promise<readonly Choice[]>;
  run(context: AppContext, choiceId?: string): void | Promise<void>;
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Why it cannot be chosen; null when it can. */
  readonly refusal: string | null;
}

/** Everything that a command works with. */
export interface AppContext {
  readonly store: AppStore;
  /** Holds the Dockerfile. */
  readonly host: HostRelay;
  /** Holds the .dockerignore; an empty text is none. */
  readonly ignoreHost: HostRelay;
  readonly drafts: Drafts;
  readonly browser: Browser;
}
