const PROMPT = /^(?:\$|%|>|❯|➜|PS [A-Z]:\\.*>|[\w.-]+@[\w.-]+[^$#%]*[$#%]) ?(?:\S.*)?$/u;
const COMPLAINT =
  /^(?:fatal|error|warning|usage|hint|(?:\/\S*\/)?(?:find|ls|du|git|bash|zsh|sh|tar|cat|cmd)): |: (?:Permission denied|No such file or directory|command not found)$|^Traceback /i;
const DOCKERFILE = /^(?:FROM|RUN|COPY|ADD|ENV|ARG|CMD|ENTRYPOINT|WORKDIR|EXPOSE|LABEL|USER) \S/;

/** True for a line that a terminal shows beside what a command prints: its prompt, or what the command complains of. */
export function isTerminalTalk(line: string): boolean {
  return COMPLAINT.test(line) || (PROMPT.test(line) && / |^\S$/.test(line));
}

/** Why lines are no list of paths, in a sentence or two; null when they may be one. */
export function whyNoList(lines: readonly string[], complaints: readonly string[]): string | null {
  const [complaint] = complaints;
  if (lines.length === 0) {
    return complaint === undefined
      ? "There is nothing in it. Paste what “git ls-files” or “find . -type f” prints."
      : `The command did not work: “${shortened(complaint)}”. Run it in the folder that you build.`;
  }
  const share = (isOne: (line: string) => boolean): number =>
    lines.filter(isOne).length / lines.length;
  if (
    lines.some((line) => /^FROM \S/i.test(line)) &&
    share((line) => DOCKERFILE.test(line)) > 0.3
  ) {
    return "This looks like a Dockerfile, not like a list of files. Paste what “git ls-files” prints.";
  }
  if (share((line) => /^[#!]|\*/.test(line)) > 0.3) {
    return "This looks like ignore patterns, not like a list of files: it belongs in the .dockerignore.";
  }
  if (share(isImplausible) > 0.4) {
    return "These lines do not look like paths. Paste what “git ls-files” or “find . -type f” prints, one path a line.";
  }
  return null;
}

/** True for what hardly is a path: prose, code, markup, control characters. */
function isImplausible(line: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they give away what is no text
  if (line.length > 4096 || /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/.test(line)) return true;
  if (
    /^\s*[{}[\]<]|[{};,<>]\s*$|=>|^\s+\S|\/\/ |^\s*(?:import|const|let|var|def|class) /.test(line)
  )
    return true;
  const words = line.split(/\s+/).length;
  if (/\S[.!?:]$/.test(line) && words > 2) return true;
  return words > 2 && !line.includes("/") && !/\.\w{1,5}$/.test(line);
}

function shortened(line: string): string {
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
}
