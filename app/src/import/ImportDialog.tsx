import { useEffect, useId, useRef } from "react";
import { Button } from "../ui/Button.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import styles from "./ImportDialog.module.css";
import type { ImportState } from "./use-import.ts";
import { useImport } from "./use-import.ts";

/** Opens a Dockerfile by its address. Nothing is asked before the click, and the dialog says who will be. */
export function ImportDialog({ address }: { readonly address: string }) {
  // Another address, as from a link that is followed meanwhile, begins anew.
  return <AddressDialog key={address} address={address} />;
}

function AddressDialog({ address: first }: { readonly address: string }) {
  const { address, setAddress, target, phase, open, cancel, close } = useImport(first);
  const field = useRef<HTMLInputElement>(null);
  const [fieldId, wordsId, formId] = [useId(), useId(), useId()];
  const isAsking = phase.kind === "asking";

  useEffect(() => {
    // The dialog puts the focus on its body first; the field is where one corrects the address or presses Enter.
    field.current?.focus();
  }, []);

  return (
    <DialogFrame
      title="Open a Dockerfile by its address"
      description="From GitHub, a gist or GitLab. Only public files can be opened this way."
      onClose={close}
      actions={
        <>
          <Button look="framed" onClick={cancel}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={formId} disabled={!target.ok || isAsking}>
            {phase.kind === "failed" ? "Try again" : "Open"}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <label className={styles["label"]} htmlFor={fieldId}>
          Address
        </label>
        <input
          ref={field}
          id={fieldId}
          className={styles["field"]}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://github.com/owner/repository/blob/main/Dockerfile"
          aria-describedby={wordsId}
          aria-invalid={!target.ok && address.trim() !== ""}
          disabled={isAsking}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <div id={wordsId} className={styles["words"]} role="status">
          <Words address={address} target={target} phase={phase} />
        </div>
        {target.ok && <code className={styles["url"]}>{target.url}</code>}
      </form>
    </DialogFrame>
  );
}

/** What is about to happen, happens, or went wrong. */
function Words({ address, target, phase }: Pick<ImportState, "address" | "target" | "phase">) {
  if (!target.ok) {
    return <p className={address.trim() === "" ? undefined : styles["bad"]}>{target.message}</p>;
  }
  if (phase.kind === "failed") {
    return <p className={styles["bad"]}>{phase.message} Your text is unchanged.</p>;
  }
  if (phase.kind === "asking") {
    const progress = phase.bytes > 0 ? ` ${Math.ceil(phase.bytes / 1024)} kB so far.` : "";
    return (
      <p>
        Asking {target.host}…{progress}
      </p>
    );
  }
  return (
    <p>
      <strong>{target.host}</strong> is asked for this file when you press Open, and not before. It
      learns which file and, as every server does, your network address. Nothing that you wrote is
      sent.
    </p>
  );
}
