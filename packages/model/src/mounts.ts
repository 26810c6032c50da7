import type { Expansion } from "@stagemap/syntax";
import { goQuote, isPlainWord } from "@stagemap/syntax";
import { splitCsv } from "./csv.ts";
import { isSize, parseGoBoolean, parseUnsigned } from "./go-values.ts";
import { didYouMean } from "./suggest.ts";

/** A RUN --mount (instructions/commands_runmount.go). Texts are "" where the flag does not say. */
export interface Mount {
  readonly type: string;
  readonly from: string;
  readonly source: string;
  readonly target: string;
  readonly id: string;
  readonly sharing: string;
  readonly readOnly: boolean;
  readonly required: boolean;
  /** The variable that a secret is shown as; null when the mount names none. */
  readonly env: string | null;
  /** True when it sets mode, uid or gid. */
  readonly hasOwner: boolean;
}

export type MountResult =
  | { readonly ok: true; readonly mount: Mount }
  | { readonly ok: false; readonly message: string };

/** Replaces variables in a value. Without one, values wait: only `from` is read, as by BuildKit's instruction parser. */
export type Expander = (value: string) => Expansion;

interface Draft {
  type: string;
  from: string;
  source: string;
  target: string;
  id: string;
  sharing: string;
  readOnly: boolean | null;
  required: boolean;
  env: string | null;
  owner: string[];
}

const TYPES = ["bind", "cache", "secret", "ssh", "tmpfs"];
const SHARING_MODES = ["locked", "private", "shared"];
const KEYS = [
  "type",
  "from",
  "source",
  "target",
  "readonly",
  "id",
  "sharing",
  "required",
  "size",
  "mode",
  "uid",
  "gid",
  "src",
  "dst",
  "destination",
  "ro",
  "rw",
  "readwrite",
  "env",
];

/** True when a mount may have a `from` or quotes, which BuildKit looks at before it replaces variables. */
export function mayNameSource(value: string): boolean {
  return value === "" || /from|"/i.test(value);
}

/** Reads a mount flag's value, field by field, and stops at what BuildKit refuses. */
export function readMount(value: string, expander: Expander | null): MountResult {
  const csv = splitCsv(value);
  if (!csv.ok) return { ok: false, message: `failed to parse csv mounts: ${csv.message}` };
  const draft: Draft = {
    type: "bind",
    from: "",
    source: "",
    target: "",
    id: "",
    sharing: "",
    readOnly: null,
    required: false,
    env: null,
    owner: [],
  };
  for (const field of csv.fields) {
    const message = readField(draft, field, expander);
    if (message !== null) return { ok: false, message };
  }
  const message = checkMount(draft);
  if (message !== null) return { ok: false, message };
  const { type, from, source, target, id, sharing, required, env } = draft;
  return {
    ok: true,
    mount: {
      type,
      from,
      source,
      target,
      id,
      sharing,
      readOnly: draft.readOnly ?? (type !== "cache" && type !== "tmpfs"),
      required,
      env,
      hasOwner: draft.owner.length > 0,
    },
  };
}

function readField(draft: Draft, field: string, expander: Expander | null): string | null {
  const equals = field.indexOf("=");
  const key = (equals === -1 ? field : field.slice(0, equals)).toLowerCase();
  if (equals === -1) return expander === null ? null : readSwitch(draft, key, field);
  const written = field.slice(equals + 1);
  if (expander === null) {
    if (key !== "from") return null;
    const dollar = written.indexOf("$");
    if (dollar !== -1 && dollar !== written.length - 1) {
      return "'from' doesn't support variable expansion, define alias stage instead";
    }
    draft.from = written;
    return null;
  }
  if (isPlainWord(written)) return readPair(draft, key, written, field);
  const value = expander(written);
  if (!value.ok) return value.message;
  return readPair(draft, key, value.text, field);
}

function readSwitch(draft: Draft, key: string, field: string): string | null {
  switch (key) {
    case "readonly":
    case "ro":
      draft.readOnly = true;
      return null;
    case "readwrite":
    case "rw":
      draft.readOnly = false;
      return null;
    case "required":
      if (!takesRequired(draft)) return unexpected(key, draft);
      draft.required = true;
      return null;
    default:
      return `invalid field '${field}' must be a key=value pair`;
  }
}

function takesRequired({ type }: Draft): boolean {
  return type === "secret" || type === "ssh";
}

function unexpected(key: string, { type }: Draft): string {
  return `unexpected key '${key}' for mount type '${type}'`;
}

function readPair(draft: Draft, key: string, value: string, field: string): string | null {
  const invalid = `invalid value for ${key}: ${value}`;
  switch (key) {
    case "type":
      draft.type = value.toLowerCase();
      return TYPES.includes(draft.type)
        ? null
        : `unsupported mount type ${goQuote(value)}${didYouMean(value, TYPES, true)}`;
    case "from":
      draft.from = value;
      return null;
    case "source":
    case "src":
      draft.source = value;
      return null;
    case "target":
    case "dst":
    case "destination":
      draft.target = value;
      return null;
    case "id":
      draft.id = value;
      return null;
    case "env":
      draft.env = value;
      return null;
    case "sharing":
      draft.sharing = value.toLowerCase();
      return SHARING_MODES.includes(draft.sharing)
        ? null
        : `unsupported sharing value ${goQuote(value)}${didYouMean(value, SHARING_MODES, true)}`;
    case "readonly":
    case "ro":
    case "readwrite":
    case "rw":
      return readAccess(draft, key, value) ? null : invalid;
    case "required": {
      if (!takesRequired(draft)) return unexpected(key, draft);
      const flag = parseGoBoolean(value);
      draft.required = flag ?? false;
      return flag === null ? invalid : null;
    }
    case "size":
      if (draft.type !== "tmpfs") return unexpected(key, draft);
      return isSize(value) ? null : invalid;
    case "mode":
    case "uid":
    case "gid":
      draft.owner.push(key);
      return parseUnsigned(value, key === "mode" ? 8 : 10) === null
        ? `invalid value ${value} for ${key}`
        : null;
    default:
      return `unexpected key '${key}' in '${field}'${didYouMean(key, KEYS, true)}`;
  }
}

/** False when the value is neither true nor false. */
function readAccess(draft: Draft, key: string, value: string): boolean {
  const flag = parseGoBoolean(value);
  if (flag !== null) draft.readOnly = key.startsWith("readw") || key === "rw" ? !flag : flag;
  return flag !== null;
}

const OWNER_KEYS = ["mode", "uid", "gid"];

/** What is checked once all fields are read. */
function checkMount(draft: Draft): string | null {
  const { type, owner, from, sharing, source, target, id } = draft;
  if (type === "bind" || type === "tmpfs") {
    const key = OWNER_KEYS.find((each) => owner.includes(each));
    if (key !== undefined) return `${key} not allowed for ${goQuote(type)} type mounts`;
  }
  if (type === "secret") {
    if (from !== "") return "secret mount should not have a from";
    if (sharing !== "") return "secret mount should not define sharing";
    if (source === "" && target === "" && id === "") {
      return "invalid secret mount. one of source, target required";
    }
    if (source !== "" && id !== "") return "both source and id can't be set";
  }
  return sharing !== "" && type !== "cache" ? `invalid cache sharing set for ${type} mount` : null;
}
