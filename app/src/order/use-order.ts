import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import { useEffect, useState } from "react";
import { orderQueue } from "./order-queue.ts";

/** An answer with what it answers. */
export interface Answered {
  readonly question: OrderQuestion;
  readonly answer: OrderAnswer;
}

export interface OrderSearchState {
  /** The last answer, also while another is looked for; null until there is one. */
  readonly answered: Answered | null;
  /** "long" once the search takes more than a moment. */
  readonly progress: "none" | "short" | "long" | "stopped";
  readonly stop: () => void;
  readonly again: () => void;
}

/** Longer than people take for at once. */
const longMilliseconds = 700;

/** The best order for a question; asks again whenever that is another object. */
export function useOrder(question: OrderQuestion): OrderSearchState {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [slow, setSlow] = useState<OrderQuestion | null>(null);
  const [stopped, setStopped] = useState<OrderQuestion | null>(null);
  const isStopped = stopped === question;

  useEffect(() => {
    if (isStopped) return undefined;
    const timer = setTimeout(() => setSlow(question), longMilliseconds);
    orderQueue.ask(
      question,
      (answer) => {
        clearTimeout(timer);
        setAnswered({ question, answer });
      },
      (error) =>
        setAnswered(() => {
          throw error;
        }),
    );
    return () => clearTimeout(timer);
  }, [question, isStopped]);

  useEffect(() => () => orderQueue.cancel(), []);

  return {
    answered,
    progress: isStopped
      ? "stopped"
      : answered?.question === question
        ? "none"
        : slow === question
          ? "long"
          : "short",
    stop() {
      orderQueue.cancel();
      setStopped(question);
    },
    again: () => setStopped(null),
  };
}
