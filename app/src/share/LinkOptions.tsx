import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { sidePanels } from "../frame/side-panels.ts";
import { Switch } from "../ui/Switch.tsx";
import styles from "./LinkOptions.module.css";
import type { LinkChoices } from "./make-link.ts";

interface LinkOptionsProps {
  readonly choices: LinkChoices;
  readonly onChange: (choices: LinkChoices) => void;
}

/** What goes along with the text, where there is a choice. */
export function LinkOptions({ choices, onChange }: LinkOptionsProps) {
  const files = useApp((state) => state.projectContext.files);
  const sidePanelId = useApp((state) => state.sidePanelId);
  const panel = sidePanels.find(({ id }) => id === sidePanelId);
  return (
    <div className={styles["choices"]}>
      {files !== null && (
        <Switch
          label={`With the names of ${counted(files.length, "file")}`}
          isOn={choices.hasFiles}
          onToggle={() => onChange({ ...choices, hasFiles: !choices.hasFiles })}
        />
      )}
      {panel !== undefined && (
        <Switch
          label={`Opens at ${panel.title}`}
          title="The link opens the side panel that is open here now"
          isOn={choices.panel !== null}
          onToggle={() => onChange({ ...choices, panel: choices.panel === null ? panel.id : null })}
        />
      )}
    </div>
  );
}
