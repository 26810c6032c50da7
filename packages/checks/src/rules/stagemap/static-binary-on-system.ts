import { baseImage } from "../../base-images.ts";
import { removal, replacement } from "../../edits.ts";
import { isRoot } from "../../home.ts";
import { imageOf } from "../../lineage.ts";
import { packageUsesOf } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runAt } from "../../run-commands.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { shippedContents } from "../../stage-content.ts";
import { settingsOf } from "../../step-settings.ts";
import { isUnbroken } from "../../written.ts";

export const staticBinaryOnSystem = defineRule({
  id: "StaticBinaryOnSystem",
  origin: "stagemap",
  severity: "info",
  isAboutWhatShips: true,
  summary: "A static binary ships without a system around it.",
  rationale:
    "A program that is linked statically needs no library, no shell and no package manager. On scratch, or on distroless/static, which adds certificates, time zones and a user without rights, the image is as large as the program and holds nothing else that an attacker could use.",
  source:
    "https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch",
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /server .\nFROM «alpine:3.22»\nCOPY --from=build /server /server\nENTRYPOINT ["/server"]\n',
      fixed:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /server .\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /server /server\nENTRYPOINT ["/server"]\n',
    },
  ],
  good: [
    'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /server .\nFROM scratch\nCOPY --from=build /server /server\nENTRYPOINT ["/server"]\n',
    'FROM golang:1.24 AS build\nRUN go build -o /server .\nFROM debian:13-slim\nCOPY --from=build /server /server\nENTRYPOINT ["/server"]\n',
    "FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /server .\nFROM alpine:3.22\nRUN apk add --no-cache git\nCOPY --from=build /server /server\nENTRYPOINT /server\n",
  ],
  *check(context) {
    const { model, target } = context;
    if (target === null || context.shipped.size !== 1) return;
    const image = imageOf(model, target);
    if (image === null || !PLAIN_SYSTEM.test(baseImage(image).name)) return;
    const contents = shippedContents(context);
    const binary = contents.find(
      ({ kind, flag, copies }) => kind === "binary" && flag === true && copies.length > 0,
    );
    const isAlone = contents.every(
      ({ kind }) => kind === "binary" || kind === "context" || kind === "cache",
    );
    const own = context.sites.filter(({ stage }) => stage?.index === target);
    if (binary === undefined || !isAlone || !own.every((site) => needsNoSystem(context, site)))
      return;
    const [from] = own;
    const [word] = from?.instruction.args ?? [];
    if (from === undefined || word === undefined) return;
    const message = `The binary of line ${binary.site.line} is static: it needs nothing of ${image.short}, and runs on scratch or distroless/static as well`;
    yield { ...findingAt(context, from, word, message), fixes: () => bare(context, own, target) };
  },
});

const PLAIN_SYSTEM =
  /(?:^|\/)(?:alpine|debian|ubuntu|busybox|fedora|centos|almalinux|rockylinux|amazonlinux|photon|ubi\d?(?:-\w+)?|wolfi-base)$/;

/** Packages that distroless/static has as well. */
const BROUGHT = /^(?:ca-certificates|tzdata|ca-certificates-bundle)$/;

/** True for a step that a stage without shell and packages can do without. */
function needsNoSystem(context: CheckContext, site: Site): boolean {
  const { name, isJson, args } = site.instruction;
  switch (name) {
    case "CMD":
    case "ENTRYPOINT":
      return (
        isJson &&
        !/(?:^|\/)(?:ba|a|da)?sh$|\.sh$|dumb-init|tini|su-exec|gosu/.test(args[0]?.text ?? "")
      );
    case "RUN":
      return isReplaceable(context, site);
    case "HEALTHCHECK":
      return args[0]?.text.toUpperCase() === "NONE";
    case "SHELL":
    case "ONBUILD":
      return false;
    case "COPY":
    case "ADD":
      return !args.some(({ text }) => /\.(?:sh|py|pl|rb)$|entrypoint/.test(text));
    default:
      return true;
  }
}

/** True for a RUN that only installs what distroless/static brings. */
function isReplaceable(context: CheckContext, site: Site): boolean {
  const run = runAt(context, site);
  if (run === undefined || run.mounts.some(({ type }) => type === "bind")) return false;
  const uses = packageUsesOf(context, run);
  const isOfUses = run.script.commands.every(
    (command) =>
      uses.some((use) => use.command === command) ||
      /^(?:rm|update-ca-certificates|set|true)$/.test(command.basename ?? ""),
  );
  return (
    isOfUses &&
    uses.every(({ action, packages }) =>
      action === "install"
        ? packages.every(({ name }) => BROUGHT.test(name ?? ""))
        : action === "update-lists" || action === "clean" || action === "upgrade",
    )
  );
}

function bare(context: CheckContext, own: readonly Site[], target: number): Fix[] {
  const [from, ...steps] = own;
  const [word] = from?.instruction.args ?? [];
  const settings = settingsOf(context).atEnd[target];
  if (from === undefined || word === undefined || settings === undefined || !isUnbroken(from, word))
    return [];
  const runs = steps.filter(({ instruction }) => instruction.name === "RUN");
  const user = settings.userSite === null ? null : settings.user;
  // A name would have to be in the new image.
  if (user !== null && !isRoot(user) && !/^\d+(?::\d+)?$|^nonroot(?::nonroot)?$/.test(user))
    return [];
  const removals = runs.map((run) => removal(context, run));
  const on = (image: string): Fix => ({
    title: `Ship on ${image}`,
    safety: "review",
    edits: [replacement(context, from, word, image), ...removals],
  });
  const distroless = on("gcr.io/distroless/static-debian12:nonroot");
  return runs.length > 0 || user?.startsWith("nonroot") === true
    ? [distroless]
    : [distroless, on("scratch")];
}
