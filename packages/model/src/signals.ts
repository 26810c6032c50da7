const NAMES = new Set(
  (
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT " +
    "STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX"
  ).split(" "),
);
const FARTHEST_FROM_RTMIN = 15;
const FARTHEST_FROM_RTMAX = 14;

/** True for what STOPSIGNAL accepts: a number but zero, or a Linux signal's name with or without "SIG", in any case. */
export function isSignal(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return Number(text) !== 0;
  const name = text.toUpperCase().replace(/^SIG/, "");
  const [, from, distance] = /^(RTMIN\+|RTMAX-)([1-9]\d?)$/.exec(name) ?? [];
  if (from === undefined) return NAMES.has(name);
  return Number(distance) <= (from === "RTMIN+" ? FARTHEST_FROM_RTMIN : FARTHEST_FROM_RTMAX);
}
