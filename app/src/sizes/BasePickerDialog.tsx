import type { BaseVariant } from "@stagemap/analysis";
import { useAppContext } from "../app-context.ts";
import { perform } from "../stages/perform.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import styles from "./BasePickerDialog.module.css";
import { sayMegabytes, sayRange } from "./size-words.ts";
import { useSizeView } from "./use-size-view.ts";

interface BasePickerDialogProps {
  readonly stage: string;
}

/** The variants of a stage's base image, with what they weigh and what they lack; one click puts one in its place. */
export function BasePickerDialog({ stage }: BasePickerDialogProps) {
  const context = useAppContext();
  const view = useSizeView();
  const { closeDialog } = context.store.getState();
  const title = view?.analysis.picture.stages.find(({ key }) => key === stage)?.title ?? stage;
  const variants = view?.sizes.variantsOf(view.question, stage) ?? [];
  const most = Math.max(...variants.map(({ high }) => high ?? 0), 1);

  async function choose({ reference }: BaseVariant): Promise<void> {
    closeDialog();
    const action = { kind: "change-base", stage, base: reference } as const;
    await perform(context, action, `${title} is built on ${reference} now.`);
  }

  return (
    <DialogFrame
      title={`Base image of ${title}`}
      description="Variants of the same image, unpacked for linux/amd64. A smaller one lacks what its row says."
      onClose={closeDialog}
    >
      {view !== null && variants.length === 0 && (
        <p className={styles["none"]}>
          No variants of this image are known. Write another one behind FROM, or change what the
          stage is built on from the menu of its card.
        </p>
      )}
      <ul className={styles["list"]}>
        {variants.map((variant) => (
          <li key={variant.reference}>
            <button
              type="button"
              className={styles["variant"]}
              aria-current={variant.isPresent || undefined}
              disabled={variant.isPresent}
              title={variant.source === "" ? "Nothing is known of its size" : variant.source}
              onClick={() => void choose(variant)}
            >
              <span className={styles["head"]}>
                <code>{variant.reference}</code>
                {variant.isPresent && <span className={styles["present"]}>now</span>}
                <span className={styles["size"]}>{sizeOf(variant)}</span>
              </span>
              <span className={styles["bar"]} aria-hidden>
                <span style={{ width: `${((variant.high ?? 0) / most) * 100}%` }}>
                  <span style={{ width: `${((variant.low ?? 0) / (variant.high ?? 1)) * 100}%` }} />
                </span>
              </span>
              <span className={styles["facts"]}>{factsOf(variant)}</span>
              {variant.lacks.length > 0 && (
                <span className={styles["lacks"]}>Lacks {variant.lacks.join("; ")}.</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}

function sizeOf({ low, high }: BaseVariant): string {
  return low === null || high === null ? "unknown" : sayRange({ low, high });
}

function factsOf({ libc, shell, packageManager, compressed }: BaseVariant): string {
  return [
    libc ?? "no C library known",
    shell ?? "no shell",
    packageManager ?? "no package manager",
    ...(compressed === null ? [] : [`${sayMegabytes(compressed)} to pull`]),
  ].join(" · ");
}
