import { flagValue, inlineFiles } from "@stagemap/model";
import type { Origin } from "@stagemap/model";
import { imageName, imageWeight } from "@stagemap/images";
import { joinPath } from "@stagemap/shell";
import { contentsAt, isWithin, withContent } from "./contents.ts";
import type { Content } from "./contents.ts";
import { exactly } from "./range.ts";
import { expanded } from "./settings.ts";
import { unknownPart } from "./site.ts";
import type { Effect, Site } from "./site.ts";
import type { SizePart } from "./types.ts";

/** What COPY and ADD take from. */
export interface CopySite extends Site {
  /** Null for the build context. */
  readonly origin: Origin | null;
  /** What the stage that is copied from holds at its end. */
  readonly sourceContents: readonly Content[];
  /** As people call it. */
  readonly sourceTitle: string;
  /** What it takes of the build context, in bytes; null when nobody knows the files. */
  readonly contextBytes: number | null;
}

/** What COPY or ADD adds to its image. */
export function copyEffect(site: CopySite): Effect {
  const { step, settings, origin, contents } = site;
  const { instruction } = step.item;
  const words = instruction.args.map(({ text }) => expanded(settings, text));
  const target = words.at(-1) ?? ".";
  const destination = joinPath(settings.directory, target);
  const sources = words.slice(0, -1);
  const isFolder = target.endsWith("/") || target === "." || sources.length > 1;
  const found =
    origin?.kind === "stage"
      ? sources.flatMap((source) => fromStage(site, source, { destination, isFolder }))
      : [{ ...WHOLE, path: destination, part: fromElsewhere(site, sources) }];
  let after = contents;
  for (const content of found) after = withContent(after, content);
  return { parts: found.map(({ part }) => part), contents: after };
}

const WHOLE = { inside: null, isFile: false, kind: "" } as const;

interface Destination {
  readonly destination: string;
  readonly isFolder: boolean;
}

function fromStage(
  { sourceContents, sourceTitle }: CopySite,
  source: string,
  { destination, isFolder }: Destination,
): readonly Content[] {
  const path = joinPath("/", source);
  const found = contentsAt(sourceContents, path);
  const name = path.split("/").at(-1) ?? "";
  if (found.length === 0) {
    const part = unknownPart(
      `${source} of ${sourceTitle}`,
      "copied",
      `nothing in the text tells what ${sourceTitle} holds there`,
    );
    return [{ ...WHOLE, path: destination, part }];
  }
  return found.map((content): Content => {
    const isItself = content.isFile && content.path === path;
    const below = isWithin(content.path, path)
      ? content.path.slice(path === "/" ? 0 : path.length)
      : "";
    const place = isItself && isFolder ? `${destination}/${name}` : `${destination}${below}`;
    const part: SizePart = {
      ...content.part,
      origin: "copied",
      what: `${content.part.what}, from ${sourceTitle}`,
    };
    return {
      ...content,
      path: joinPath("/", place),
      part,
      inside: content.inside === null ? null : () => part,
    };
  });
}

function fromElsewhere(site: CopySite, sources: readonly string[]): SizePart {
  const { origin, contextBytes, step, sourceTitle } = site;
  const what = sources.length === 0 ? "files that stand in the Dockerfile" : sources.join(" ");
  const inline = inlineFiles(step.item.instruction, step.item);
  if (inline.length > 0 && inline.length >= sources.length) {
    const bytes = inline.reduce((sum, { content }) => sum + content.length, 0);
    return {
      what: "files that stand in the Dockerfile",
      origin: "copied",
      range: exactly(bytes / 1e6),
      basis: "measured",
      source: "the Dockerfile itself",
    };
  }
  if (origin !== null && origin.kind !== "context") {
    const weight = origin.kind === "image" ? imageWeight(imageName(origin.reference)) : null;
    const most = weight === null ? "" : `; at most the ${Math.round(weight.high)} MB of the image`;
    return unknownPart(
      `${what} of ${sourceTitle}`,
      "copied",
      `what single files of that image weigh is not known${most}`,
    );
  }
  if (sources.some((source) => /^(?:https?|git|ssh):|^git@|\.git(?:#|$)/i.test(source))) {
    return unknownPart(what, "copied", "it comes from the network");
  }
  if (contextBytes !== null) {
    const megabytes = contextBytes / 1e6;
    if (unpacksArchive(site)) {
      return {
        what,
        origin: "copied",
        range: { low: megabytes, high: megabytes * MOST_UNPACKED },
        basis: "class",
        source: "ADD unpacks it: one to five times the archive that you gave",
      };
    }
    return {
      what,
      origin: "copied",
      range: exactly(megabytes),
      basis: "measured",
      source: "the sizes of the files that you gave",
    };
  }
  if (sources.every((source) => TEXT_FILE.test(source))) {
    return {
      what,
      origin: "copied",
      range: { low: 0, high: 1 },
      basis: "assumed",
      source: "assumed: files of text, together at most 1 MB",
    };
  }
  const drop = "give the folder or a list with sizes in the Context panel to know";
  return unknownPart(what, "copied", `the files of the build context are not known: ${drop}`);
}

const MOST_UNPACKED = 5;

const TEXT_FILE =
  /(?:^|\/)(?:[^/]*\.(?:json|ya?ml|toml|lock|txt|conf|cfg|cnf|ini|sh|bash|mod|sum|csproj|fsproj|sln|slnx|props|targets|xml|gradle|kts|properties|env|md|html?|css|py|js|mjs|cjs|jsx|tsx?|go|rs|c|h|cpp|rb|php|ex|exs|cabal|tmpl|template|service|repo|list|crt|pem|key|editorconfig|config|npmrc|nvmrc)|Gemfile|Pipfile|Makefile|Procfile|Rakefile|Dockerfile|mvnw|gradlew|LICENSE|README|\.npmrc|\.yarnrc|package\*|tsconfig\*|requirements\*|poetry\.lock\*|uv\.lock\*|yarn\.lock\*|entrypoint|docker-entrypoint)\*?$/i;

/** True where an archive of the build context is unpacked, so that more comes out than goes in. */
function unpacksArchive(site: CopySite): boolean {
  const { instruction } = site.step.item;
  return (
    instruction.name === "ADD" &&
    site.origin?.kind !== "stage" &&
    flagValue(instruction, "unpack") !== "false" &&
    instruction.args
      .slice(0, -1)
      .some(({ text }) => /\.(?:tar|tgz|tar\.\w+|txz|tbz2?)$/i.test(text))
  );
}
