import { goQuote } from "@stagemap/syntax";

/** What BuildKit refuses in one port of EXPOSE (dockerfile2llb/convert_expose.go); null when it accepts it. */
export function checkPort(spec: string): string | null {
  const parts = spec.split(":");
  const container = parts.at(-1) ?? "";
  const host = parts.at(-2) ?? "";
  const ip = parts.slice(0, -2).join(":");
  const slash = container.indexOf("/");
  const port = slash === -1 ? container : container.slice(0, slash);
  const protocol = slash === -1 ? "" : container.slice(slash + 1);
  const wrap = (reason: string): string => `invalid port: ${goQuote(spec)}: ${reason}`;
  if (port === "") return wrap("no port specified");
  if (!["", "tcp", "udp", "sctp"].includes(protocol.toLowerCase())) {
    return wrap(`invalid proto: ${protocol}`);
  }
  const address = ip.startsWith("[") && ip.endsWith("]") ? ip.slice(1, -1) : ip;
  if (address !== "" && !isIpAddress(address)) return `invalid IP address: ${address}`;
  const range = parseRange(port);
  if (range === null) return `invalid containerPort: ${port}`;
  if (host === "") return null;
  const hostRange = parseRange(host);
  if (hostRange === null) return `invalid hostPort: ${host}`;
  const isRange = range.end !== range.start;
  return isRange && range.end - range.start !== hostRange.end - hostRange.start
    ? `invalid ranges specified for container and host Ports: ${port} and ${host}`
    : null;
}

function parseRange(text: string): { start: number; end: number } | null {
  const dash = text.indexOf("-");
  const start = parsePort(dash === -1 ? text : text.slice(0, dash));
  const end = dash === -1 ? start : parsePort(text.slice(dash + 1));
  return start === null || end === null || end < start ? null : { start, end };
}

function parsePort(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const value = Number(text);
  return value < 0 || value > 65_535 ? null : value;
}

function isIpAddress(text: string): boolean {
  if (!text.includes(":")) return isIp4(text);
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const hasIp4 = last.includes(".");
  const hexadecimal = hasIp4 ? groups.slice(0, -1) : groups;
  const count = hexadecimal.length + (hasIp4 ? 2 : 0);
  const isRight = hexadecimal.every((group) => /^[\da-fA-F]{1,4}$/.test(group));
  if (!isRight || (hasIp4 && !isIp4(last))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

function isIp4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}
