import type { PictureTheme } from "@stagemap/export";
import { parseArguments } from "../arguments.ts";

export interface GraphOptions {
  readonly format: "svg" | "mermaid" | "dot" | "json";
  readonly theme: PictureTheme;
  /** Draws base images and the build context too; for SVG only. */
  readonly isShowingSources: boolean;
  readonly target: string | null;
  /** Null for standard output. */
  readonly output: string | null;
  readonly file: string;
}

export type GraphOptionsResult =
  | { readonly ok: true; readonly options: GraphOptions }
  | { readonly ok: false; readonly message: string };

const FORMATS: readonly GraphOptions["format"][] = ["svg", "mermaid", "dot", "json"];
const THEMES: readonly PictureTheme[] = ["light", "dark"];

export function readGraphOptions(args: readonly string[]): GraphOptionsResult {
  const parsed = parseArguments(args, {
    format: { type: "string" },
    theme: { type: "string" },
    sources: { type: "boolean" },
    target: { type: "string" },
    output: { type: "string", short: "o" },
  });
  if (!parsed.ok) return parsed;
  const { values, operands } = parsed;
  const format = FORMATS.find((each) => each === (values.format ?? "svg"));
  if (format === undefined) return refuse(choice("--format", values.format, FORMATS));
  const theme = THEMES.find((each) => each === (values.theme ?? "light"));
  if (theme === undefined) return refuse(choice("--theme", values.theme, THEMES));
  const [file, ...others] = operands;
  if (file === undefined) return refuse("no Dockerfile is named; “-” stands for standard input");
  if (others.length > 0) {
    return refuse(`one Dockerfile at a time: “${others[0] ?? ""}” is one too many`);
  }
  if (values.output === "") return refuse("--output is empty; name a file");
  return {
    ok: true,
    options: {
      format,
      theme,
      isShowingSources: values.sources ?? false,
      target: values.target ?? null,
      output: values.output ?? null,
      file,
    },
  };
}

function choice(name: string, given: string | undefined, known: readonly string[]): string {
  return `${name} is “${given ?? ""}”; it is one of ${known.join(", ")}`;
}

function refuse(message: string): GraphOptionsResult {
  return { ok: false, message };
}
