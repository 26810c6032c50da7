import type { Assignment, Share } from "./roles.ts";
import type { BuildCommand, Recipe } from "./recipe.ts";
import type { SplitStep, Subject } from "./subject.ts";
import { unitsOf } from "../stage-text.ts";

export interface Names {
  /** Of the stage that builds. */
  readonly builder: string;
  /** Of the stage that runs; null to leave it without. */
  readonly runtime: string | null;
}

/** A piece of a stage: the step's lines with the comments above them. */
interface Block {
  /** The number of the step; null for lines of our own. */
  readonly step: number | null;
  readonly comments: string;
  readonly text: string;
  /** True where a blank line stands above. */
  readonly isApart: boolean;
}

/** The stage's text as two stages; both end with a line end. */
export function renderStages(
  subject: Subject,
  { recipe, assignment, names, lineEnd }: Rendering,
): string {
  const blocks = blocksOf(subject, lineEnd);
  const own = (text: string): string => writtenAs(subject, text, lineEnd);
  const isInBuild = (step: number): boolean => assignment.build[step]?.kind !== "none";
  const build = project(blocks, assignment.build, {
    lineEnd,
    isMain: (step) => isInBuild(step),
    before: (step) => (recipe.beforeStep.get(step) ?? []).map(own),
    behind: () => [],
  });
  const lastCarry = assignment.carries.at(-1)?.step ?? -1;
  const copies = (step: number): readonly string[] => [
    ...assignment.carries
      .filter((carry) => carry.step === step)
      .map(({ from, to, owner }) => {
        const chown = owner === undefined ? "" : ` --chown=${owner}`;
        return own(`COPY --from=${names.builder}${chown} ${from} ${to}`);
      }),
    ...(step === lastCarry ? recipe.runtimeAfterCarries.map(own) : []),
  ];
  const runtime = project(blocks, assignment.runtime, {
    lineEnd,
    isMain: (step) => !isInBuild(step),
    before: () => [],
    behind: copies,
  });
  const needed = withoutOverruled(
    subject,
    withArguments(subject, blocks, joinedTwins(subject, runtime, { isInBuild, write: own })),
  );
  const start = [...recipe.runtimeStart, ...assignment.runtimeStart].map((text) =>
    ownBlock(own(text)),
  );
  return [
    fromLine(subject, names.builder, lineEnd),
    textOf(withEnd(build, recipe.buildEnd, { subject, write: own }), lineEnd),
    lineEnd,
    `${own(`FROM ${platformOf(subject)}${recipe.base.text}${nameOfStage(subject, names.runtime)}`)}${lineEnd}`,
    textOf([...start, ...needed], lineEnd),
  ].join("");
}

export interface Rendering {
  readonly recipe: Recipe;
  readonly assignment: Assignment;
  readonly names: Names;
  readonly lineEnd: "\n" | "\r\n";
}

/** RUNs that stand in both stages, one behind the other, as one here: written a second time they may as well be one layer. */
function joinedTwins(
  { steps }: Subject,
  blocks: readonly Block[],
  {
    isInBuild,
    write,
  }: {
    readonly isInBuild: (step: number) => boolean;
    readonly write: (text: string) => string;
  },
): readonly Block[] {
  const result: Block[] = [];
  const isTwin = ({ step, comments }: Block): boolean => {
    const found = step === null ? undefined : steps[step];
    const isPlain = found?.item.instruction.flags.length === 0 && comments === "";
    return found !== undefined && isPlain && isInBuild(found.index) && isChain(found);
  };
  for (const block of blocks) {
    const last = result.at(-1);
    const step = block.step === null ? undefined : steps[block.step];
    if (last === undefined || step === undefined || !isTwin(last) || !isTwin(block)) {
      result.push(block);
      continue;
    }
    const command = block.text.slice(step.item.instruction.rest.from).trim();
    result[result.length - 1] = {
      ...last,
      text: `${last.text.trimEnd()}${write(` \\\n    && ${command}`)}`,
    };
  }
  return result;
}

/** The last commands of the build: behind “&&” in the last RUN, which then is one layer, or a RUN of their own. */
function withEnd(
  blocks: readonly Block[],
  commands: readonly BuildCommand[],
  { subject, write }: { readonly subject: Subject; readonly write: (text: string) => string },
): readonly Block[] {
  const last = blocks.at(-1);
  const [first] = commands;
  if (last === undefined || first === undefined) return blocks;
  const step = last.step === null ? undefined : subject.steps[last.step];
  if (step === undefined || last.text.trimEnd() !== last.text || !isChain(step)) {
    return [
      ...blocks,
      ...commands.map((each) => ownBlock(write(`RUN ${mountsOf(each)}${each.command}`))),
    ];
  }
  const { keyword } = step.item.instruction;
  // A RUN that fetches by itself already does so without a cache of its own.
  const isFetching = step.uses.some(({ manager }) => manager.ecosystem !== "system");
  const mounts = isFetching ? "" : mountsOf(first);
  const start =
    last.text.slice(0, keyword.to) + (mounts === "" ? "" : ` ${write(mounts).trimEnd()}`);
  const text = `${start}${last.text.slice(keyword.to)}${write(` \\\n    && ${first.command}`)}`;
  return [...blocks.slice(0, -1), { ...last, text }];
}

/** True for a RUN that stops at the first command that fails and leaves the shell where it was. */
function isChain({ name, script, item }: SplitStep): boolean {
  return (
    name === "RUN" &&
    script?.source.kind === "shell" &&
    item.heredocs.length === 0 &&
    script.commands.every(
      ({ nesting, reachedBy, isBackground, basename }) =>
        nesting.length > 0 ||
        (/^(?:first|and)$/.test(reachedBy) &&
          !isBackground &&
          !/^(?:cd|pushd|exit|exec)$/.test(basename ?? "")),
    )
  );
}

function mountsOf({ manager }: BuildCommand): string {
  return (manager?.caches ?? [])
    .map(({ path, sharing }) => {
      const locked = sharing === "locked" ? ",sharing=locked" : "";
      return `--mount=type=cache,target=${path}${locked} \\\n    `;
    })
    .join("");
}

function fromLine({ model, stage }: Subject, builder: string, lineEnd: string): string {
  const { raw, instruction } = stage.from;
  const body = raw.replace(/\r?\n$/, "");
  const [, as, name] = instruction.args;
  if (as === undefined || name === undefined) {
    const word = stage.baseWord;
    const at = word === null ? body.length : word.to;
    const keyword = instruction.keyword.text === "from" ? "as" : "AS";
    return `${body.slice(0, at)} ${keyword} ${builder}${body.slice(at)}${lineEnd}`;
  }
  void model;
  return `${body.slice(0, name.from)}${builder}${body.slice(name.to)}${lineEnd}`;
}

function nameOfStage({ stage }: Subject, name: string | null): string {
  const { text } = stage.from.instruction.keyword;
  return name === null ? "" : ` ${text === text.toLowerCase() ? "as" : "AS"} ${name}`;
}

function platformOf({ stage }: Subject): string {
  const { platform } = stage;
  return platform === null || platform.includes("BUILDPLATFORM") ? "" : `--platform=${platform} `;
}

/** Text of ours, with the file's own line ends and continuation marks. */
function writtenAs({ model, stage }: Subject, text: string, lineEnd: string): string {
  const { keyword } = stage.from.instruction;
  const isLower = keyword.text === keyword.text.toLowerCase();
  const cased = isLower ? text.replace(/^[A-Z]+\b/, (word) => word.toLowerCase()) : text;
  return cased.replaceAll("\\\n", `${model.tree.escape}\n`).replaceAll("\n", lineEnd);
}

function ownBlock(text: string): Block {
  return { step: null, comments: "", text, isApart: false };
}

function blocksOf({ model, stage }: Subject, lineEnd: string): readonly Block[] {
  const { source, starts } = model.tree;
  const first = model.stageItems[stage.index] ?? 0;
  const blocks: Block[] = [];
  let comments = "";
  let isApart = false;
  for (const unit of unitsOf(model, stage)) {
    const text = source.slice(unit.start, unit.end);
    if (unit.step === null) {
      if (unit.isBlank) {
        if (comments === "") isApart = true;
        else comments += lineEnd;
      } else {
        isApart = isApart || /^\s*\n/.test(text);
        comments += text.replace(/^\s*\n/, "");
      }
      continue;
    }
    const itemStart = starts[first + (stage.steps[unit.step]?.itemOffset ?? 0)] ?? unit.start;
    blocks.push({
      step: unit.step,
      comments: comments + source.slice(unit.start, itemStart),
      text: source.slice(itemStart, unit.end).replace(/\r?\n$/, ""),
      isApart,
    });
    comments = "";
    isApart = false;
  }
  return blocks;
}

interface Projection {
  readonly lineEnd: string;
  /** Whether the step's comments stand here. */
  readonly isMain: (step: number) => boolean;
  readonly before: (step: number) => readonly string[];
  readonly behind: (step: number) => readonly string[];
}

function project(
  blocks: readonly Block[],
  shares: readonly Share[],
  { isMain, before, behind, lineEnd }: Projection,
): readonly Block[] {
  const result: Block[] = [];
  let isApart = false;
  // Of a step that has gone; somebody's words stay.
  let left = "";
  for (const block of blocks) {
    const step = block.step ?? 0;
    const share = shares[step] ?? { kind: "none" };
    isApart = isApart || block.isApart;
    const lines = [
      ...before(step).map((text) => ({ text, isOwn: false })),
      ...textsOf(block, share, lineEnd).map((text) => ({ text, isOwn: true })),
      ...behind(step).map((text) => ({ text, isOwn: false })),
    ];
    let comments = left + (isMain(step) ? block.comments : "");
    left = lines.length === 0 ? comments : "";
    for (const { text, isOwn } of lines) {
      result.push({ step: isOwn ? step : null, comments, text, isApart });
      comments = "";
      isApart = false;
    }
  }
  if (left !== "") result.push({ step: null, comments: left, text: "", isApart });
  return result;
}

function textsOf({ text }: Block, share: Share, lineEnd: string): readonly string[] {
  if (share.kind === "own") return [text];
  if (share.kind === "none") return [];
  return share.lines.map((line) => line.replace(/\r?\n/g, lineEnd));
}

/** With the ARGs that the blocks name, where they stood. */
function withArguments(
  { steps }: Subject,
  all: readonly Block[],
  blocks: readonly Block[],
): readonly Block[] {
  const result = [...blocks];
  for (const { index, item } of steps.toReversed()) {
    if (item.instruction.name !== "ARG") continue;
    const names = item.instruction.args.map(({ text }) => text.split("=")[0] ?? "");
    const place = result.findIndex(({ step }) => step !== null && step > index);
    const later = place === -1 ? [] : result.slice(place);
    const isUsed = later.some(({ text }) =>
      [...text.matchAll(/\$(\w+)|\$\{(\w+)[:}+-]/g)].some(([, plain, braced]) =>
        names.includes(plain ?? braced ?? ""),
      ),
    );
    const block = all.find(({ step }) => step === index);
    if (!isUsed || block === undefined) continue;
    result.splice(place, 0, { ...block, comments: "", isApart: false });
  }
  return result;
}

/** Without a WORKDIR that an absolute one follows before anything could use it. */
function withoutOverruled({ steps }: Subject, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) => {
    if (nameOf(steps, block) !== "WORKDIR" || block.comments !== "") return true;
    const next = blocks
      .slice(index + 1)
      .find((each) => !PASSIVE.has(nameOf(steps, each)) && !ABSOLUTE.test(each.text));
    if (next === undefined || nameOf(steps, next) !== "WORKDIR") return true;
    return !/^\s*WORKDIR\s+["']?\//i.test(next.text);
  });
}

/** What is copied from the build stage to a path of its own depends on no directory. */
const ABSOLUTE = /^copy --from=\S+(?: --chown=\S+)? \/\S+ \/\S+$/i;
const PASSIVE = new Set(["ENV", "ARG", "LABEL", "EXPOSE", "VOLUME", "STOPSIGNAL", "MAINTAINER"]);

function nameOf(steps: Subject["steps"], { step, text }: Block): string {
  return (
    (step === null ? null : steps[step]?.name) ?? /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? ""
  );
}

function textOf(blocks: readonly Block[], lineEnd: string): string {
  return blocks
    .map(
      ({ comments, text, isApart }, index) =>
        `${isApart && index > 0 ? lineEnd : ""}${index === 0 && isApart ? lineEnd : ""}${comments}${text === "" ? "" : text + lineEnd}`,
    )
    .join("");
}
