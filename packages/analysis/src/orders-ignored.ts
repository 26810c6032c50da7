import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";

/** What documentation and CI are mostly called. */
const DOCUMENTATION = ["README.md", "docs/guide.md", ".github/workflows/ci.yml"];

/** Lines that leave it out. */
export const LEAVE_OUT_DOCUMENTATION = "*.md\ndocs\n.github\n";

/** True when nothing of what only explains or tests the project gets into the build context. */
export function isDocumentationIgnored(dockerignore: string | null | undefined): boolean {
  if (dockerignore === null || dockerignore === undefined) return false;
  const { decide } = createMatcher(parseIgnoreFile(dockerignore));
  return DOCUMENTATION.every((path) => decide(path).isIgnored);
}
