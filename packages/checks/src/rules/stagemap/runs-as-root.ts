import { isWindowsImage } from "@stagemap/shell";
import { baseImage } from "../../base-images.ts";
import { baseSystem } from "../../base-system.ts";
import { linesAbove, linesBelow } from "../../edits.ts";
import { isRoot } from "../../home.ts";
import { imageOf, rootOf } from "../../lineage.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { isForPeople, starterOf } from "../../what-starts.ts";
import { settingsOf } from "../../step-settings.ts";
import { inCaseOf, isSteered } from "../../written.ts";

export const runsAsRoot = defineRule({
  id: "RunsAsRoot",
  origin: "stagemap",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "What ships does not run as root.",
  rationale:
    "Without USER the program runs as root inside the container. Whoever breaks into it then owns every file there, and any hole in the isolation makes it root of the machine. Build as root if need be, and switch with USER to a user without rights before the program starts.",
  source: "https://docs.docker.com/build/building/best-practices/#user",
  examples: [
    {
      bad: 'FROM node:22-slim\nCOPY a.js /\n«CMD ["node", "/a.js"]»\n',
      fixed: 'FROM node:22-slim\nCOPY a.js /\nUSER 1000\nCMD ["node", "/a.js"]\n',
    },
    {
      bad: 'FROM scratch\nCOPY server /\n«ENTRYPOINT ["/server"]»\n',
      fixed: 'FROM scratch\nCOPY server /\nUSER 65532:65532\nENTRYPOINT ["/server"]\n',
    },
    {
      bad: 'FROM python:3.13-slim\nCOPY a.py /\n«CMD ["python", "/a.py"]»\n',
      fixed:
        'FROM python:3.13-slim\nCOPY a.py /\nRUN useradd --system --uid 10001 app\nUSER 10001\nCMD ["python", "/a.py"]\n',
    },
  ],
  good: [
    'FROM node:22-slim\nUSER node\nCMD ["node", "a.js"]\n',
    'FROM gcr.io/distroless/static:nonroot\nCOPY a /\nENTRYPOINT ["/a"]\n',
    "FROM nginx\nCOPY a.html /usr/share/nginx/html/\n",
    "FROM scratch\nCOPY a /\n",
    'FROM example.com/base\nCMD ["a"]\n',
  ],
  *check(context) {
    const { target, model } = context;
    const settings = target === null ? undefined : settingsOf(context).atEnd[target];
    // What an explicit USER root means is DL3002's to say.
    if (target === null || settings === undefined || settings.userSite !== null) return;
    if (settings.user === null || !isRoot(settings.user)) return;
    const starter = starterOf(context);
    const image = imageOf(model, target);
    const base = image === null ? null : baseImage(image);
    if (
      starter === null ||
      isForPeople(starter) ||
      handsOver(context) ||
      (image !== null && isWindows(image.full))
    )
      return;
    // Images that give up root's rights do so in their own start script.
    const hasOwnStart = context.sites.some(
      ({ stage, instruction }) =>
        stage !== null && context.shipped.has(stage.index) && instruction.name === "ENTRYPOINT",
    );
    if (base?.dropsRights === true && !hasOwnStart) return;
    const { keyword, rest } = starter.instruction;
    const from = base === null ? "scratch" : base.name;
    const message = `No USER is set, and ${from} has none: the program of line ${starter.line} runs as root`;
    yield {
      ...findingAt(context, starter, { from: keyword.from, to: rest.to }, message),
      fixes: () => withUser(context, starter, target),
    };
  },
});

const HANDING_OVER =
  /\b(?:gosu|su-exec|setpriv|chroot|runuser|s6-setuidgid|supervisord|s6-svscan|systemd|setuser|dumb-init su)\b|\/(?:s?bin\/)?init\b/;

/** True when a program in the image is there to give up root's rights. */
function handsOver({ sites, shipped }: CheckContext): boolean {
  return sites.some(
    ({ stage, item }) => stage !== null && shipped.has(stage.index) && HANDING_OVER.test(item.raw),
  );
}

function isWindows(name: string): boolean {
  return isWindowsImage(name) || name.includes("/dotnet/framework/");
}

/** Ways to set the user; what makes one first only where the image has none. */
function* withUser(context: CheckContext, starter: Site, target: number): Iterable<Fix> {
  const { sites, shipped } = context;
  // Nobody else can read what lies in root's home.
  const isInHome = sites.some(
    ({ stage, item }) =>
      stage !== null &&
      shipped.has(stage.index) &&
      /(?:^|[\s:="',])(?:\/root\/|~\/)/.test(item.raw),
  );
  if (isInHome) return;
  const index = sites.findIndex(({ stage, instruction: { name } }, at) => {
    const isStart = stage?.index === target && (name === "CMD" || name === "ENTRYPOINT");
    // What changes files behind it may need root's rights.
    return (
      isStart && !sites.slice(at).some((each) => each.stage?.index === target && isFileStep(each))
    );
  });
  const place = sites[index];
  const last = sites.findLast(({ stage }) => stage?.index === target);
  for (const { title, lines } of userLines(context, target)) {
    const written = lines.map((line) => {
      const [name = "", ...words] = line.split(" ");
      return [inCaseOf(starter.instruction.keyword, name), ...words].join(" ");
    });
    const hasComment = context.model.tree.items[(place?.index ?? 0) - 1]?.kind === "comment";
    if (place !== undefined && !hasComment && !isSteered(place)) {
      yield { title, safety: "review", edits: [linesAbove(context, place, written)] };
      continue;
    }
    const anchor = place === undefined ? last : sites[index - 1];
    if (anchor === undefined || anchor.item.isOpen || anchor.stage?.index !== target) return;
    yield { title, safety: "review", edits: [linesBelow(context, anchor, written)] };
  }
}

function isFileStep({ instruction: { name } }: Site): boolean {
  return name === "RUN" || name === "COPY" || name === "ADD" || name === "WORKDIR";
}

interface UserLines {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A user that needs no entry: Linux knows numbers alone. */
const BY_NUMBER: UserLines = {
  title: "Run as user 10001, which needs no name",
  lines: ["USER 10001"],
};

const WITHOUT_SYSTEM: UserLines = { title: "Run as user 65532", lines: ["USER 65532:65532"] };

const MAKING: ReadonlyMap<string, string> = new Map([
  ["alpine", "RUN adduser -S -D -H -u 10001 app"],
  ["busybox", "RUN adduser -S -D -H -u 10001 app"],
  ["debian", "RUN useradd --system --uid 10001 app"],
  ["rpm", "RUN useradd --system --uid 10001 app"],
  ["suse", "RUN useradd --system --uid 10001 app"],
  ["arch", "RUN useradd --system --uid 10001 app"],
]);

function userLines(context: CheckContext, target: number): readonly UserLines[] {
  const { model } = context;
  const image = imageOf(model, target);
  if (image === null) return rootOf(model, target).kind === "scratch" ? [WITHOUT_SYSTEM] : [];
  const { spareUser, weight } = baseImage(image);
  if (spareUser !== null) {
    const { name, id } = spareUser;
    const title = `Run as ${name}, whom the image brings`;
    // A name is refused where the rule that wants numbers is on.
    return [
      { title, lines: [`USER ${name}`] },
      { title: `${title}, by the number ${id}`, lines: [`USER ${id}`] },
    ];
  }
  // Without a shell nothing can make one.
  if (weight === "minimal") return [WITHOUT_SYSTEM];
  const making = MAKING.get(baseSystem(context, target));
  if (making === undefined) return [BY_NUMBER];
  return [{ title: "Make a user app, and run as that", lines: [making, "USER 10001"] }, BY_NUMBER];
}
