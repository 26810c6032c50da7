import { parseSync } from "vite";

/** What a module names to load or to take types from, in text order; null where the name is only known at run time. */
export function importsOf(fileName: string, source: string): readonly (string | null)[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName} does not parse: ${errors[0]?.message}`);
  const found: (string | null)[] = [];
  visit(program, found);
  return found;
}

function visit(node: unknown, found: (string | null)[]): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, found);
  } else if (isNode(node)) {
    const source = sourceOf(node);
    if (source !== undefined) found.push(stringOf(source));
    for (const child of Object.values(node)) visit(child, found);
  }
}

/** The part of a node that names a module; undefined for a node that loads none. */
function sourceOf(node: SyntaxNode): unknown {
  switch (node["type"]) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return node["source"];
    case "ExportNamedDeclaration":
      return node["source"] ?? undefined;
    case "TSExternalModuleReference":
      return node["expression"];
    case "CallExpression":
      return isIdentifier(node["callee"], "require") ? first(node["arguments"]) : undefined;
    case "NewExpression":
      // new URL("./worker.ts", import.meta.url) is how bundlers find workers.
      return isIdentifier(node["callee"], "URL") && isMetaUrl(second(node["arguments"]))
        ? first(node["arguments"])
        : undefined;
    default:
      return undefined;
  }
}

type SyntaxNode = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null;
}

function stringOf(node: unknown): string | null {
  return isNode(node) && typeof node["value"] === "string" ? node["value"] : null;
}

function isIdentifier(node: unknown, name: string): boolean {
  return isNode(node) && node["type"] === "Identifier" && node["name"] === name;
}

function isMetaUrl(node: unknown): boolean {
  return isNode(node) && isNode(node["object"]) && node["object"]["type"] === "MetaProperty";
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

function second(list: unknown): unknown {
  return Array.isArray(list) ? list[1] : undefined;
}
