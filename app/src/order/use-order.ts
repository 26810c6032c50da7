import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import { useEffect, useRef, useState } from "react";
import type { OrderQueue } from "./order-queue.ts";
import { createOrderQueue } from "./order-queue.ts";

/** An answer with what it answers. */
export interface Answered {
  readonly question: OrderQuestion;
  readonly answer: OrderAnswer;
}

export interface OrderSearchState {
  /** The last answer, also while another is looked for; null until there is one. */
  readonly answered: Answered | null;
  /** "long" once the search takes more than a moment. */
  readonly progress: "none" | "short" | "long" | "cancelled";
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Longer than people take for at once. */
const longMilliseconds = 700;

/** The best order for a question; asks again whenever that is another object. */
export function useOrder(question: OrderQuestion): OrderSearchState {
  const queue = useRef<OrderQueue | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [progress, setProgress] = useState<OrderSearchState["progress"]>("short");
  const [round, setRound] = useState(0);

  useEffect(() => {
    queue.current ??= createOrderQueue();
    setProgress("short");
    const timer = setTimeout(() => setProgress("long"), longMilliseconds);
    queue.current.ask(question, (answer) => {
      clearTimeout(timer);
      setAnswered({ question, answer });
      setProgress("none");
    });
    return () => clearTimeout(timer);
  }, [question, round]);

  useEffect(
    () => () => {
      queue.current?.cancel();
      queue.current = null;
    },
    [],
  );

  return {
    answered,
    progress,
    cancel() {
      queue.current?.cancel();
      setProgress("cancelled");
    },
    again: () => setRound(round + 1),
  };
}
