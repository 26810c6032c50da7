import { flushSync } from "react-dom";

/** What commands need of the browser around the page; tests put their own in its place. */
export interface Browser {
  /** Null when the browser or the user refuses. */
  readClipboard(): Promise<string | null>;
  /** False when the browser or the user refuses. */
  writeClipboard(text: string): Promise<boolean>;
  /** A PNG, which may still be in the making. False when the browser or the user refuses, or there is none. */
  writePicture(picture: Promise<Blob | null>): Promise<boolean>;
  /** Null when the user picks none. */
  pickFile(): Promise<FileLike | null>;
  download(name: string, content: string | Blob): void;
  /** The address of this page with `fragment` after the "#". */
  linkTo(fragment: string): string;
  /** Changes the part of the address after "#" without a step in the history; "" removes it. */
  replaceFragment(fragment: string): void;
  systemTheme(): "light" | "dark";
  /** Moves the keyboard's focus to the element with this id, if it is there and visible. */
  focusElement(id: string): void;
  /** Acts when the screen shows the state as it is now: what is still hidden cannot take the focus. */
  afterRender(action: () => void): void;
}

/** The part of a File that is used. */
export type FileLike = Pick<File, "name" | "size" | "arrayBuffer">;

export function createBrowser(window: Window): Browser {
  const { document, location, navigator, history } = window;

  return {
    // Without a secure context there is no clipboard object at all, whatever the types say.
    async readClipboard() {
      const clipboard: Clipboard | undefined = navigator.clipboard;
      if (clipboard?.readText === undefined) return null;
      return clipboard.readText().catch(() => null);
    },
    async writeClipboard(text) {
      const clipboard: Clipboard | undefined = navigator.clipboard;
      if (clipboard === undefined) return false;
      return clipboard.writeText(text).then(
        () => true,
        () => false,
      );
    },
    async writePicture(picture) {
      const clipboard: Clipboard | undefined = navigator.clipboard;
      if (clipboard?.write === undefined) return false;
      const made = picture.then((blob) => blob ?? Promise.reject(new Error("there is no picture")));
      // Whoever waits for the picture first is told by some browsers that the click is too long ago.
      return Promise.resolve()
        .then(() => clipboard.write([new ClipboardItem({ "image/png": made })]))
        .then(
          () => true,
          () => false,
        );
    },
    pickFile() {
      const input = document.createElement("input");
      input.type = "file";
      return new Promise((resolve) => {
        input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
        input.addEventListener("cancel", () => resolve(null));
        input.click();
      });
    },
    download(name, content) {
      const blob = content instanceof Blob ? content : new Blob([content], { type: "text/plain" });
      const address = URL.createObjectURL(blob);
      const anchor = document.createElement("a");
      anchor.href = address;
      anchor.download = name;
      anchor.click();
      URL.revokeObjectURL(address);
    },
    linkTo: (fragment) => `${location.origin}${location.pathname}${location.search}#${fragment}`,
    replaceFragment(fragment) {
      const suffix = fragment === "" ? "" : `#${fragment}`;
      history.replaceState(history.state, "", location.pathname + location.search + suffix);
    },
    systemTheme: () =>
      window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    focusElement: (id) => document.getElementById(id)?.focus(),
    afterRender(action) {
      flushSync(() => {});
      action();
    },
  };
}
