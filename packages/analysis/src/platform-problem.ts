import { parsePlatform } from "@stagemap/model";

/**
 * Why a text names no platform, in BuildKit's wording; null when it names one. BuildKit looks at the form only: "linux/any" is
 * a platform to it.
 */
export function platformProblem(text: string): string | null {
  const result = parsePlatform(text);
  return result.ok ? null : result.message;
}
