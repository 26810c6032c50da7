import type { SharedState } from "@stagemap/share";
import { decodeState, encodeState } from "@stagemap/share";
import type { AppContext } from "../commands/command.ts";
import type { AppState } from "../state/app-state.ts";
import { linkParts } from "../state/document-parts.ts";

/** What names of files may add to a link: longer ones are cut by too many programs on their way. */
const mostFileCharacters = 20_000;

/** What goes along with the text. */
export interface LinkChoices {
  /** False to leave the names of the context's files out. */
  readonly hasFiles: boolean;
  /** The side panel that the link opens; null for none. */
  readonly panel: string | null;
}

/** A link, and what it was made of. */
export interface MadeLink {
  readonly link: string;
  readonly fragment: string;
  /** How many names of files are not in it. */
  readonly leftOut: number;
  /** How much shorter it would be without the names of files; 0 when there are none in it. */
  readonly fileCharacters: number;
  readonly of: AppState;
}

/** A link that holds the document as it is now; null when it is too large for any. */
export async function makeLink(
  { store, browser }: AppContext,
  { hasFiles, panel }: LinkChoices,
): Promise<MadeLink | null> {
  const of = store.getState();
  const { files, ...others }: SharedState = {
    dockerfile: of.text,
    target: null,
    ...linkParts(of),
    ...(panel !== null && { panel }),
  };
  const bare = await encodeState(others);
  const whole = files === undefined || !hasFiles ? bare : await encodeState({ ...others, files });
  const isTooLong =
    whole.length - bare.length > mostFileCharacters && whole.length > mostFileCharacters;
  const fragment = isTooLong ? bare : whole;
  if (!(await decodeState(fragment)).ok) return null;
  return {
    link: browser.linkTo(fragment),
    fragment,
    leftOut: files === undefined || fragment !== bare ? 0 : files.files.length,
    fileCharacters: fragment.length - bare.length,
    of,
  };
}
