import { buildModel, variableValue } from "@stagemap/model";
import { parse } from "@stagemap/syntax";

/** What a variable holds at the end of a text's last stage; null when it is not set. */
export function variableAtEnd(text: string, name: string): string | null {
  const scope = buildModel(parse(text), { target: null }).scopes.at(-1);
  return (scope === undefined ? undefined : variableValue(scope.variables, name)) ?? null;
}
