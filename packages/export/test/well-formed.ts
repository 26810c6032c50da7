/**
 * A sentence on why the text is no well-formed XML document of elements, attributes and text, as far as what this project
 * writes goes; null when it is one.
 */
export function xmlFault(xml: string): string | null {
  // oxlint-disable-next-line no-control-regex
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(xml);
  if (forbidden !== null) return `a forbidden character at ${forbidden.index}`;
  const open: string[] = [];
  const tag = /<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/y;
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next === -1 ? xml.length : next);
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) return `a bare & at ${at}`;
    if (text.includes("]]>")) return `]]> at ${at}`;
    if (next === -1) break;
    tag.lastIndex = next;
    const match = tag.exec(xml);
    if (match === null) return `no tag at ${next}: ${xml.slice(next, next + 40)}`;
    const [, closes, name = "", attributes = "", isEmpty] = match;
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(attributes)) return `a bare & at ${next}`;
    if (closes === "/") {
      if (open.pop() !== name) return `</${name}> closes nothing at ${next}`;
    } else if (isEmpty === "") open.push(name);
    at = tag.lastIndex;
  }
  return open.length === 0 ? null : `<${open.join(">, <")}> stay open`;
}
