import type { StageKey } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { FormId } from "../stages/stage-forms.ts";
import type { Slice } from "./app-state.ts";
import type { Draft } from "./drafts.ts";

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";

/** A sentence for the user that passes, with at most one thing to do about it. */
export interface Notice {
  readonly id: number;
  readonly kind: "info" | "success" | "error";
  readonly message: string;
  /** The command that the notice's button runs. */
  readonly action: NoticeAction | null;
}

export interface NoticeAction {
  readonly title: string;
  readonly commandId: string;
  /** What it is to be run with, where it needs a choice. */
  readonly choiceId?: string;
}

/** What lies over the page. */
export type Dialog =
  | { readonly kind: "palette"; readonly commandId: string | null }
  | { readonly kind: "link"; readonly link: string }
  /** "" for none yet. */
  | { readonly kind: "import"; readonly address: string }
  | { readonly kind: "share"; readonly tab: "link" | "export" }
  | { readonly kind: "rule"; readonly ruleId: string }
  | { readonly kind: "refactoring"; readonly step: string; readonly refactoringId: string }
  | {
      readonly kind: "stage-form";
      readonly form: FormId;
      readonly subject: Subject;
      /** The stage to copy from, where it is known already. */
      readonly source?: StageKey;
    }
  | { readonly kind: "split" }
  /** The earlier text that the present one is set against; null where it is still to be picked. */
  | { readonly kind: "compare"; readonly other: string | null }
  /** The variants of a stage's base image. */
  | { readonly kind: "base-picker"; readonly stage: StageKey }
  | { readonly kind: "lesson-solution" }
  | { readonly kind: "lesson-editor" }
  /** Null for all rules. */
  | { readonly kind: "fix-all"; readonly ruleIds: readonly string[] | null }
  /** The stage to put in order; null for all. */
  | { readonly kind: "order"; readonly stage: StageKey | null };

export interface SessionSlice {
  readonly themeChoice: ThemeChoice;
  readonly theme: Theme;
  /** True once the first picture is on the screen: the time to load what it does without. */
  readonly isSettled: boolean;
  readonly dialog: Dialog | null;
  /** Those that are not on the screen yet, oldest first. */
  readonly notices: readonly Notice[];
  /** True from the first notice on. */
  readonly hasNotified: boolean;
  /** A sentence for screen readers alone. */
  readonly announcement: string;
  /** Drafts that were replaced and can be brought back, newest first. */
  readonly formerDrafts: readonly Draft[];
  readonly setTheme: (choice: ThemeChoice, systemTheme: Theme) => void;
  readonly settle: () => void;
  readonly openDialog: (dialog: Dialog) => void;
  readonly closeDialog: () => void;
  readonly notify: (notice: {
    kind: Notice["kind"];
    message: string;
    action?: NoticeAction;
  }) => void;
  readonly announce: (sentence: string) => void;
  readonly dropNotice: (id: number) => void;
  readonly setFormerDrafts: (drafts: readonly Draft[]) => void;
}

export const createSessionSlice: Slice<SessionSlice> = (set, get) => {
  let lastNoticeId = 0;
  return {
    themeChoice: "system",
    theme: "light",
    isSettled: false,
    dialog: null,
    notices: [],
    hasNotified: false,
    announcement: "",
    formerDrafts: [],

    setTheme: (choice, systemTheme) =>
      set({ themeChoice: choice, theme: choice === "system" ? systemTheme : choice }),
    settle: () => set({ isSettled: true }),
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    notify({ kind, message, action }) {
      lastNoticeId += 1;
      const notice = { id: lastNoticeId, kind, message, action: action ?? null };
      set({ notices: [...get().notices, notice], hasNotified: true });
    },
    announce: (sentence) => set({ announcement: sentence }),
    dropNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
    setFormerDrafts: (drafts) => set({ formerDrafts: drafts }),
  };
};
