import { useState } from "react";
import { ignoreWords } from "./editor-options.ts";
import { ignoreLanguageId } from "./ignore-language.ts";
import type { IgnorePaneProps } from "./ignore-pane-props.ts";
import { MonacoText, type OpenText } from "./MonacoText.tsx";
import type { TakeOverProps } from "./TextSurface.tsx";
import { useRemarks } from "./use-remarks.ts";

/** The .dockerignore in Monaco. */
export function MonacoIgnore(props: IgnorePaneProps & TakeOverProps) {
  const [open, setOpen] = useState<OpenText | null>(null);
  useRemarks(open, props.remarks);
  return (
    <MonacoText
      {...ignoreWords}
      path=".dockerignore"
      language={ignoreLanguageId}
      theme={props.theme}
      takeText={() => props.takeText()}
      onReady={(host) => props.onReady(host)}
      onOpen={setOpen}
    />
  );
}
