import { expect, test, vi } from "vitest";
import { createWorkerDoor } from "../../src/workers/worker-door.ts";

function fakeWorker() {
  const target = new EventTarget();
  return Object.assign(target, {
    posted: [] as unknown[],
    postMessage(this: { posted: unknown[] }, message: unknown) {
      this.posted.push(message);
    },
    terminate: vi.fn<() => void>(),
  });
}

function startDoor() {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const onReply = vi.fn<(reply: number) => void>();
  const onDeath = vi.fn<() => void>();
  const door = createWorkerDoor<string, number>({
    create() {
      const worker = fakeWorker();
      workers.push(worker);
      // Of a worker the door uses no more than the stand-in has.
      return worker as unknown as Worker;
    },
    onReply,
    onDeath,
  });
  return { door, workers, onReply, onDeath };
}

test("A worker that dies is opened anew once, at the next request", () => {
  const { door, workers, onDeath } = startDoor();
  expect(door.post("a")).toBe(true);
  workers[0]?.dispatchEvent(new Event("error"));
  expect(onDeath).toHaveBeenCalledTimes(1);
  expect(workers).toHaveLength(1);
  expect(door.post("b")).toBe(true);
  expect(workers[1]?.posted).toEqual(["b"]);
  workers[1]?.dispatchEvent(new Event("error"));
  expect(door.post("c")).toBe(false);
  expect(onDeath).toHaveBeenCalledTimes(2);
});

test("A worker that was given up is not heard any more", () => {
  const { door, workers, onReply, onDeath } = startDoor();
  door.post("a");
  door.close();
  workers[0]?.dispatchEvent(new MessageEvent("message", { data: 1 }));
  workers[0]?.dispatchEvent(new Event("error"));
  expect(onReply).not.toHaveBeenCalled();
  expect(onDeath).not.toHaveBeenCalled();
  expect(door.post("b")).toBe(true);
});

test("Where workers are forbidden nothing is posted", () => {
  const door = createWorkerDoor<string, number>({
    create() {
      throw new DOMException("denied", "SecurityError");
    },
    onReply: () => {},
    onDeath: () => {},
  });
  expect(door.post("a")).toBe(false);
  expect(door.post("b")).toBe(false);
});
