import { type Span, type TextEdit, applyEdits, minimalEdit } from "@stagemap/text";
import type { DocumentHost, EditOrigin } from "./document-host.ts";
import { bodyOf, bodyOffsetOf, formOf, inForm, textOffsetOf } from "./text-form.ts";

/** A document host that holds its text itself and shows it in any surface that can show plain text, or in none. */
export interface PlainHost extends DocumentHost {
  /** The text as the surface shows it: no BOM, "\n" at every line's end. */
  getBody(): string;
  /** The user has changed the surface to `body`. */
  type(body: string): void;
  /** The offset in `getText()` of an offset in the body. */
  offsetOf(bodyOffset: number): number;
  /** Where the user is, in offsets of `getText()`. */
  getCursor(): PlainCursor;
  attach(surface: PlainSurface): () => void;
}

export interface PlainSurface {
  show(body: string): void;
  focus(): void;
  getCursor(): PlainCursor;
  /** Scrolls to the offsets and selects what lies between them. */
  select(start: number, end: number): void;
}

export interface PlainCursor {
  readonly span: Span;
  readonly hasFocus: boolean;
}

interface Change {
  readonly forward: TextEdit;
  readonly back: TextEdit;
}

export function createPlainHost(initialText: string): PlainHost {
  const listeners = new Set<(text: string, origin: EditOrigin) => void>();
  const past: Change[] = [];
  const future: Change[] = [];
  let text = initialText;
  let surface: PlainSurface | null = null;

  function become(after: string, origin: EditOrigin): void {
    text = after;
    for (const listener of listeners) listener(text, origin);
  }

  function change(after: string, origin: EditOrigin): void {
    const forward = minimalEdit(text, after);
    const back = minimalEdit(after, text);
    if (forward === null || back === null) return;
    const last = past.at(-1);
    const joined = origin === "typing" && last !== undefined ? joinTyping(last, forward) : null;
    if (joined !== null) past.pop();
    past.push(joined ?? { forward, back });
    future.length = 0;
    become(after, origin);
  }

  function travel(from: Change[], to: Change[], direction: "forward" | "back"): void {
    const step = from.pop();
    if (step === undefined) return;
    to.push(step);
    become(applyEdits(text, [step[direction]]), "typing");
    surface?.show(bodyOf(text));
  }

  return {
    getText: () => text,
    getBody: () => bodyOf(text),
    apply(edits, expectedText, origin) {
      if (text !== expectedText) return "stale";
      change(applyEdits(text, edits), origin);
      surface?.show(bodyOf(text));
      return "applied";
    },
    type: (body) => change(inForm(body, formOf(text)), "typing"),
    undo: () => travel(past, future, "back"),
    redo: () => travel(future, past, "forward"),
    focus: () => surface?.focus(),
    reveal(span, { select, focus }) {
      const start = bodyOffsetOf(text, span.start);
      surface?.select(start, select ? bodyOffsetOf(text, span.end) : start);
      if (focus) surface?.focus();
    },
    cursorOffset: () => surface && textOffsetOf(text, surface.getCursor().span.end),
    // A plain text field has no menu.
    showFixes: () => {},
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offsetOf: (bodyOffset) => textOffsetOf(text, bodyOffset),
    getCursor() {
      if (surface === null) return { span: { start: 0, end: 0 }, hasFocus: false };
      const { span, hasFocus } = surface.getCursor();
      return {
        span: { start: textOffsetOf(text, span.start), end: textOffsetOf(text, span.end) },
        hasFocus,
      };
    },
    attach(newSurface) {
      surface = newSurface;
      newSurface.show(bodyOf(text));
      return () => {
        if (surface === newSurface) surface = null;
      };
    },
  };
}

/** Characters typed one after the other on one line make one undo step. */
function joinTyping(last: Change, next: TextEdit): Change | null {
  const { span, newText } = last.forward;
  const isTypedOn =
    span.start === span.end &&
    next.span.start === next.span.end &&
    next.span.start === span.start + newText.length &&
    next.newText.length === 1 &&
    !newText.endsWith("\n") &&
    next.newText !== "\n";
  if (!isTypedOn) return null;
  const joinedText = newText + next.newText;
  return {
    forward: { span, newText: joinedText },
    back: { span: { start: span.start, end: span.start + joinedText.length }, newText: "" },
  };
}
