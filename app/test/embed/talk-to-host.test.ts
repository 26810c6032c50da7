import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import type { AppContext } from "../../src/commands/command.ts";
import { readHostMessage } from "../../src/embed/host-messages.ts";
import type { FrameWindow } from "../../src/embed/talk-to-host.ts";
import { talkToHost } from "../../src/embed/talk-to-host.ts";
import { fourStages, startApp, typeText } from "../headless-app.ts";

const ORIGIN = "https://docs.example";

interface Talk {
  readonly app: AppContext;
  /** What the page around was told, with the origin that may read it. */
  readonly said: (readonly [message: unknown, origin: string])[];
  tell(data: unknown, from?: { readonly origin?: string; readonly source?: unknown }): void;
  end(): void;
}

function start(): Talk {
  const app = startApp();
  typeText(app, fourStages);
  const said: [unknown, string][] = [];
  const parent = {
    postMessage: (message: unknown, origin: string) => void said.push([message, origin]),
  } as unknown as Window;
  const listeners = new Set<(event: MessageEvent<unknown>) => void>();
  const frame: FrameWindow = {
    parent,
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
  const end = talkToHost(frame, app, ORIGIN);
  return {
    app,
    said,
    tell(data, { origin = ORIGIN, source = parent } = {}) {
      for (const each of listeners) each({ data, origin, source } as MessageEvent<unknown>);
    },
    end,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the page around", () => {
  it("hears when the frame is ready, alone", () => {
    expect(start().said).toEqual([[{ stagemap: 1, type: "ready", version: 1 }, ORIGIN]]);
  });

  it("gets the text, with the id that it gave", () => {
    const { said, tell } = start();
    tell({ stagemap: 1, type: "get-text", id: 7 });
    const message = { stagemap: 1, type: "text", id: 7, text: fourStages };
    expect(said.at(-1)).toEqual([{ ...message, dockerignore: null, target: null }, ORIGIN]);
  });

  it("sets text and .dockerignore, is told of the change once, and undo takes it back", () => {
    const { app, said, tell } = start();
    tell({ stagemap: 1, type: "set-text", text: "FROM a\n", dockerignore: ".git\n", id: "x" });
    expect(said.at(-1)?.[0]).toMatchObject({ id: "x", text: "FROM a\n", dockerignore: ".git\n" });
    tell({ stagemap: 1, type: "set-text", text: "FROM b\n" });
    vi.advanceTimersByTime(1000);
    expect(said.slice(3)).toEqual([
      [{ stagemap: 1, type: "changed", text: "FROM b\n", target: null }, ORIGIN],
    ]);
    expect(app.store.getState().projectContext.dockerignore).toBe(".git\n");
    app.host.undo();
    expect(app.host.getText()).toBe("FROM a\n");
  });

  it("picks a stage to build, and hears which one there is not", () => {
    const { app, said, tell } = start();
    tell({ stagemap: 1, type: "set-target", target: "Builder" });
    expect(app.store.getState().wantedTarget).toBe("builder");
    tell({ stagemap: 1, type: "set-target", target: null });
    expect(app.store.getState().wantedTarget).toBeNull();
    tell({ stagemap: 1, type: "set-target", target: "nobody", id: 1 });
    const message = "There is no stage nobody to build.";
    expect(said.at(-1)?.[0]).toEqual({ stagemap: 1, type: "error", id: 1, message });
  });

  it("hears of what the user does", () => {
    const { app, said } = start();
    typeText(app, "FROM c\n");
    vi.advanceTimersByTime(1000);
    expect(said.at(-1)?.[0]).toMatchObject({ type: "changed", text: "FROM c\n" });
  });

  it("is not heard any more after the end", () => {
    const { app, said, tell, end } = start();
    end();
    tell({ stagemap: 1, type: "set-text", text: "" });
    expect(app.host.getText()).toBe(fourStages);
    expect(said).toHaveLength(1);
  });
});

describe("anybody else", () => {
  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["a longer origin", { origin: `${ORIGIN}.evil.example` }],
    ["no origin", { origin: "null" }],
    ["another window", { source: {} }],
    ["no window", { source: null }],
  ])("is neither heard nor answered: %s", (_, from) => {
    const { app, said, tell } = start();
    tell({ stagemap: 1, type: "set-text", text: "" }, from);
    tell({ stagemap: 1, type: "get-text" }, from);
    tell({ stagemap: 1, type: "nonsense" }, from);
    vi.advanceTimersByTime(1000);
    expect(app.host.getText()).toBe(fourStages);
    expect(said).toHaveLength(1);
  });
});

test.each([
  [{ stagemap: 1, type: "set-text" }, /needs `text`/],
  [{ stagemap: 1, type: "set-text", text: 1 }, /needs `text`/],
  [{ stagemap: 1, type: "set-text", text: "", dockerignore: [] }, /has to be a string/],
  [{ stagemap: 1, type: "set-text", text: "x".repeat(2 * 1024 * 1024 + 1) }, /longer than 2 MB/],
  [{ stagemap: 1, type: "set-target" }, /needs `target`/],
  [{ stagemap: 1, type: "run" }, /no message of the type "run"/],
  [{ stagemap: 1 }, /no message of the type undefined/],
])("says what is wrong with a message", (data, expected) => {
  const read = readHostMessage(data);
  expect(read.kind === "fault" && read.fault).toMatch(expected);
});

test("never breaks, and takes only what is meant for it", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (data) => {
      expect(readHostMessage(data).kind).toBe("foreign");
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      expect(readHostMessage({ ...data, stagemap: 1 }).kind).not.toBe("foreign");
    }),
  );
});
