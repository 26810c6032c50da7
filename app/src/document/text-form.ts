/** What an editing surface cannot hold, kept beside it: both Monaco and a textarea know only one line end and no BOM. */
export interface TextForm {
  readonly bom: "" | "\uFEFF";
  readonly lineEnd: "\n" | "\r\n";
}

/** The form of `text`. Of mixed line ends the more frequent wins, a lone "\r" counting as "\r\n", as Monaco decides. */
export function formOf(text: string): TextForm {
  let lineEnds = 0;
  let withReturn = 0;
  for (const [lineEnd] of text.matchAll(/\r\n?|\n/g)) {
    lineEnds++;
    if (lineEnd !== "\n") withReturn++;
  }
  return { bom: bomOf(text), lineEnd: withReturn > lineEnds / 2 ? "\r\n" : "\n" };
}

export function bomOf(text: string): TextForm["bom"] {
  return text.startsWith("\uFEFF") ? "\uFEFF" : "";
}

/** The text without its BOM and with "\n" for every line end, as a textarea holds it. */
export function bodyOf(text: string): string {
  return text.slice(bomOf(text).length).replaceAll(/\r\n?/g, "\n");
}

export function inForm(body: string, form: TextForm): string {
  return form.bom + (form.lineEnd === "\n" ? body : body.replaceAll("\n", form.lineEnd));
}

/** Where an offset of `text` lies in its body. Between "\r" and "\n" counts as after the line end. */
export function bodyOffsetOf(text: string, offset: number): number {
  return bodyOf(text.slice(0, offset)).length;
}

/** Where an offset of the body lies in `text`; the end of the text for an offset beyond it. */
export function textOffsetOf(text: string, bodyOffset: number): number {
  let offset = bomOf(text).length;
  for (let passed = 0; passed < bodyOffset && offset < text.length; passed++) {
    offset += text.startsWith("\r\n", offset) ? 2 : 1;
  }
  return offset;
}
