import { Button } from "../ui/Button.tsx";
import styles from "./LinkLength.module.css";
import type { MadeLink } from "./make-link.ts";

/** Chat and mail programs, forms and some proxies cut addresses at about this length. */
const SAFE_CHARACTERS = 8_000;

interface LinkLengthProps {
  readonly made: MadeLink;
  readonly onLeaveOutFiles: () => void;
}

/** How long the link is, and above the safe length what can be done about it. */
export function LinkLength({ made, onLeaveOutFiles }: LinkLengthProps) {
  const { link, fileCharacters, leftOut } = made;
  const length = `${inWords(link.length)} characters`;
  const without = leftOut > 0 ? `, without the names of ${inWords(leftOut)} files` : "";
  if (link.length <= SAFE_CHARACTERS) {
    return <p className={styles["length"]}>{`${length}${without}. It opens for ever.`}</p>;
  }
  return (
    <div className={styles["warning"]} role="status">
      <p>
        {`${length}${without}: some programs cut links above ${inWords(SAFE_CHARACTERS)}. `}
        {fileCharacters > 0
          ? `The names of files take ${inWords(fileCharacters)} of them.`
          : "Send the Dockerfile as a file instead, or check that the link arrives whole."}
      </p>
      {fileCharacters > 0 && (
        <Button look="framed" onClick={onLeaveOutFiles}>
          Leave the names out
        </Button>
      )}
    </div>
  );
}

function inWords(count: number): string {
  return count.toLocaleString("en");
}
