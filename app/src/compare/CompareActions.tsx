import { ArrowLeftRight, Link2 } from "lucide-react";
import { useState } from "react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { copyComparison } from "./copy-comparison.ts";

interface CompareActionsProps {
  readonly before: string;
  readonly after: string;
  onOther(): void;
  onSwap(): void;
  onClose(): void;
}

/** What can be done with two texts that are compared. */
export function CompareActions({ before, after, onOther, onSwap, onClose }: CompareActionsProps) {
  const context = useAppContext();
  // What lies behind the dialog is hidden from screen readers, notices too, so the button says it as well.
  const [copied, setCopied] = useState("");
  const pair = JSON.stringify([before, after]);

  async function copy(): Promise<void> {
    if (await copyComparison(context, before, after)) setCopied(pair);
  }

  return (
    <>
      <Button look="framed" onClick={onOther}>
        Other text
      </Button>
      <Button look="framed" onClick={onSwap}>
        <ArrowLeftRight size={14} aria-hidden /> Swap
      </Button>
      <Button look="framed" onClick={() => void copy()}>
        <Link2 size={14} aria-hidden />
        <span aria-live="polite">{copied === pair ? "Link copied" : "Copy link"}</span>
      </Button>
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    </>
  );
}
