import type { Flag, LocalSpan } from "@stagemap/syntax";

/** A RUN --mount, as far as it says where its content comes from. */
export interface Mount {
  /** "bind" when the flag does not say. */
  readonly type: string;
  readonly from: { readonly name: string; readonly span: LocalSpan } | null;
  readonly source: string | null;
  readonly target: string | null;
}

/** Reads the comma-separated fields of a mount flag. Keys in any case; the last of a key counts. */
export function readMount(flag: Flag): Mount {
  const fields = new Map<string, string>();
  for (const field of (flag.value ?? "").split(",")) {
    const equals = field.indexOf("=");
    if (equals === -1) continue;
    fields.set(field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1));
  }
  const name = fields.get("from") ?? "";
  return {
    type: (fields.get("type") ?? "bind").toLowerCase(),
    from: name === "" ? null : { name, span: flag.valueSpan ?? flag },
    source: fields.get("source") ?? fields.get("src") ?? null,
    target: fields.get("target") ?? fields.get("dst") ?? fields.get("destination") ?? null,
  };
}
