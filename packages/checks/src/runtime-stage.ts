import { baseImage } from "./base-images.ts";
import { freeName } from "./free-name.ts";
import { indentOf, insertion, lineEndOf } from "./edits.ts";
import { imageOf } from "./lineage.ts";
import { isInside, joinPath } from "./paths.ts";
import type { CheckContext, Fix, Site } from "./rule.ts";
import { shippedContents } from "./stage-content.ts";
import { settingsOf } from "./step-settings.ts";
import { isUnbroken, inCaseOf } from "./written.ts";

const METADATA: ReadonlySet<string> = new Set([
  "CMD",
  "ENTRYPOINT",
  "EXPOSE",
  "LABEL",
  "STOPSIGNAL",
  "VOLUME",
  "ENV",
]);

/** Ends the build before what the image says of itself, and ships the result on a small base; nothing where the result is not known. */
export function runtimeStage(context: CheckContext): Fix[] {
  const { target, shipped, model } = context;
  if (target === null || shipped.size !== 1) return [];
  const own = context.sites.filter(({ stage }) => stage?.index === target);
  const [from] = own;
  const first = own.findLastIndex(({ instruction: { name } }) => !METADATA.has(name ?? "")) + 1;
  const place = own[first];
  const [word] = from?.instruction.args ?? [];
  const stage = model.stages[target];
  if (from === undefined || place === undefined || word === undefined || stage === undefined)
    return [];
  if (
    own.some(
      ({ instruction: { name } }) => name === "USER" || name === "SHELL" || name === "ONBUILD",
    )
  )
    return [];
  const started = startedOf(context, own.slice(first), target);
  if (started === null || (stage.writtenName === null && !isUnbroken(from, word))) return [];
  const name = stage.writtenName ?? freeName(context, "builder");
  const naming =
    stage.writtenName === null
      ? [insertion(context, from, word.to, ` ${inCaseOf(from.instruction.keyword, "AS")} ${name}`)]
      : [];
  const { directory } = settingsOf(context).atEnd[target] ?? { directory: "/" };
  const { path, base, isRelative } = started;
  const lines = [
    "",
    `FROM ${base}`,
    ...(isRelative && directory !== "/" ? [`WORKDIR ${directory}`] : []),
    `COPY --from=${name} ${path} ${path}`,
  ];
  const end = lineEndOf(model.tree);
  const indent = indentOf(place);
  const text = lines.map((line) => (line === "" ? "" : indent + line) + end).join("");
  const title = `Ship ${path} alone, on ${base}`;
  const start = startWithComments(context, place);
  return [
    { title, safety: "review", edits: [...naming, { span: { start, end: start }, newText: text }] },
  ];
}

interface Started {
  /** The file that is run, absolute. */
  readonly path: string;
  readonly base: string;
  readonly isRelative: boolean;
}

/** What ENTRYPOINT or CMD starts, if the stage compiled it; null when that is not known. */
function startedOf(context: CheckContext, last: readonly Site[], target: number): Started | null {
  const starter =
    last.find(({ instruction: { name } }) => name === "ENTRYPOINT") ??
    last.find(({ instruction: { name } }) => name === "CMD");
  const settings = settingsOf(context).atEnd[target];
  if (starter?.instruction.isJson !== true || settings === undefined) return null;
  const words = starter.instruction.args.map(({ text }) => text);
  const [program = ""] = words;
  if (program === "java") return jarOf(context, words, { target, directory: settings.directory });
  if (!program.includes("/") || /[$\s]/.test(program)) return null;
  const path = joinPath(settings.directory, program);
  const binary = shippedContents(context).find(
    (content) => content.kind === "binary" && content.path !== null && isInside(path, content.path),
  );
  if (binary === undefined) return null;
  const isGo = binary.use?.manager.id === "go";
  const dynamic = isGo ? "base" : "cc";
  const base = `gcr.io/distroless/${binary.flag === true ? "static" : dynamic}-debian12:nonroot`;
  return { path, base, isRelative: !program.startsWith("/") };
}

function jarOf(
  { model }: CheckContext,
  words: readonly string[],
  { target, directory }: { readonly target: number; readonly directory: string },
): Started | null {
  const jar = words[words.indexOf("-jar") + 1] ?? "";
  const image = imageOf(model, target);
  if (!words.includes("-jar") || !/^[\w./-]+\.jar$/.test(jar) || image === null) return null;
  const { tag } = baseImage(image);
  const [, version] =
    /(?:temurin|openjdk|corretto|jdk|jre|semeru|sapmachine)-?(\d+)/.exec(tag) ??
    /^(\d+)-jdk/.exec(tag) ??
    [];
  if (version === undefined) return null;
  const base = `eclipse-temurin:${version}-jre`;
  return { path: joinPath(directory, jar), base, isRelative: !jar.startsWith("/") };
}

/** Where the comments start that stand directly above the instruction. */
export function startWithComments({ model: { tree } }: CheckContext, { index }: Site): number {
  let first = index;
  while (tree.items[first - 1]?.kind === "comment") first--;
  return tree.starts[first] ?? 0;
}
