import { splitCsv } from "./csv.ts";
import { parseGoBoolean } from "./go-values.ts";
import { didYouMean } from "./suggest.ts";

/** What BuildKit refuses in a RUN --device (instructions/commands_rundevice.go); null when it accepts it. */
export function checkDevice(value: string): string | null {
  const csv = splitCsv(value);
  if (!csv.ok) return `failed to parse csv devices: ${csv.message}`;
  let name = "";
  for (const field of csv.fields) {
    const equals = field.indexOf("=");
    const key = (equals === -1 ? field : field.slice(0, equals)).toLowerCase();
    const text = equals === -1 ? null : field.slice(equals + 1);
    if (key === "required" && (text === null || parseGoBoolean(text) !== null)) continue;
    if (key === "required") return `invalid value for required: ${text}`;
    if (key === "name" && text !== null) {
      if (name !== "") return `device name already set to ${name}`;
      name = text;
    } else if (name === "") name = field;
    else if (text === null) return `invalid field '${field}' must be a key=value pair`;
    else {
      const hint = didYouMean(key, ["name", "required"], true);
      return `unexpected key '${key}' in '${field}'${hint}`;
    }
  }
  return null;
}
