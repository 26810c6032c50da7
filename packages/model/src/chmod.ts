const LARGEST_MODE = 0o7777;

/** What BuildKit refuses in --chmod (dockerfile2llb/convert_copy.go): octal up to 07777, or symbolic as for chmod(1). */
export function checkMode(text: string): string | null {
  const notOctal = `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`;
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) > LARGEST_MODE ? notOctal : null;
  if (/^\d/.test(text)) return notOctal;
  return isSymbolic(text) ? null : "invalid syntax";
}

/** Clauses like "u=rwx", "go-w" or "+X", joined by commas; a clause may hold several operators. */
function isSymbolic(text: string): boolean {
  return text.split(",").every((clause) => /^[augo]*(?:[-+=][rstwXxugo]*)+$/.test(clause));
}
