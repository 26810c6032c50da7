import { NO_CHECK_OPTIONS, parseCheckOptions } from "@stagemap/model";
import type { CheckOptions } from "@stagemap/model";
import type { SyntaxTree } from "@stagemap/syntax";

const COMMENT_OPTION = /^check[\t\n\f\r ]*=[\t\n\f\r ]*(.+?)[\t\n\f\r ]*$/i;

/** What the comments above an instruction ask for: the first `check=` among them counts. */
export function optionsOfComments(comments: readonly string[]): CheckOptions {
  for (const comment of comments) {
    const value = COMMENT_OPTION.exec(comment)?.[1];
    if (value === undefined) continue;
    const result = parseCheckOptions(value);
    return result.ok ? result.options : NO_CHECK_OPTIONS;
  }
  return NO_CHECK_OPTIONS;
}

/** What the file's `# check=` directive asks for; nothing when it cannot be read, which is a problem of the model. */
export function optionsOfFile(tree: SyntaxTree): CheckOptions {
  for (const item of tree.items) {
    if (item.kind !== "directive") break;
    if (item.name !== "check") continue;
    const result = parseCheckOptions(item.value.text);
    return result.ok ? result.options : NO_CHECK_OPTIONS;
  }
  return NO_CHECK_OPTIONS;
}

/** True when a rule runs under all of these options together. */
export function isActive(
  rule: { readonly id: string; readonly isExperimental?: boolean },
  options: readonly CheckOptions[],
): boolean {
  if (rule.isExperimental === true) {
    return options.some((each) => each.isExperimentalAll || each.experimental.includes(rule.id));
  }
  return !options.some((each) => each.skipsAll || each.skipped.includes(rule.id));
}
