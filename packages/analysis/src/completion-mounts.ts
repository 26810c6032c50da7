import { readMount } from "@stagemap/model";
import type { Model, Mount } from "@stagemap/model";
import { MANAGERS } from "@stagemap/shell";
import type { Manager } from "@stagemap/shell";
import { imageOptions, imageRowOf } from "./completion-images.ts";
import { option, snippetText, values } from "./completion-option.ts";
import { contextPathOptions, writtenPathOptions } from "./completion-paths.ts";
import { managersIn, scriptsOf } from "./completion-scripts.ts";
import type { Site } from "./completion-site.ts";
import { contextOptions, stageOptions } from "./completion-stages.ts";
import type { CompletionOption } from "./view-completion.ts";
import type { AnalysisInput } from "./view.ts";

/** The whole text, for what stands behind the cursor. */
export interface MountSurroundings {
  readonly input: AnalysisInput;
  readonly whole: Model;
}

/** What fits into a half-typed mount: a key, or the value of one. `typed` is the flag's value so far. */
export function mountOptions(
  site: Site,
  surroundings: MountSurroundings,
  typed: string,
): readonly CompletionOption[] {
  const fields = typed.split(",");
  const field = fields.at(-1) ?? "";
  const given = new Map(
    fields.slice(0, -1).map((each) => {
      const equals = each.indexOf("=");
      return equals === -1
        ? ([each.toLowerCase(), ""] as const)
        : ([each.slice(0, equals).toLowerCase(), each.slice(equals + 1)] as const);
    }),
  );
  const type = (given.get("type") ?? "bind").toLowerCase();
  const equals = field.indexOf("=");
  if (equals === -1) return keyOptions(type, new Set(given.keys()));
  const key = field.slice(0, equals).toLowerCase();
  return valueOptions(site, surroundings, { key, type, given, typed: field.slice(equals + 1) });
}

const KEYS: readonly {
  readonly key: string;
  readonly types: readonly string[];
  readonly note: string;
  readonly isSwitch?: boolean;
}[] = [
  { key: "target", types: ["bind", "cache", "tmpfs", "secret", "ssh"], note: "Where it shows." },
  {
    key: "id",
    types: ["cache", "secret", "ssh"],
    note: "Its name: the same name is the same cache, secret or agent.",
  },
  {
    key: "sharing",
    types: ["cache"],
    note: "What happens when two builds want the cache at a time.",
  },
  { key: "from", types: ["bind", "cache"], note: "The stage, image or context to show." },
  { key: "source", types: ["bind", "cache"], note: "The path in what is shown." },
  { key: "env", types: ["secret"], note: "The variable that holds the secret, instead of a file." },
  {
    key: "required",
    types: ["secret", "ssh"],
    note: "Fails where it is not given.",
    isSwitch: true,
  },
  { key: "readonly", types: ["cache"], note: "Lets nothing be written.", isSwitch: true },
  {
    key: "readwrite",
    types: ["bind"],
    note: "Lets the command write; what it writes is dropped.",
    isSwitch: true,
  },
  { key: "size", types: ["tmpfs"], note: "The most that it may hold." },
  { key: "uid", types: ["cache", "secret", "ssh"], note: "The number of its user." },
  { key: "gid", types: ["cache", "secret", "ssh"], note: "The number of its group." },
  { key: "mode", types: ["cache", "secret", "ssh"], note: "What may be done with it." },
];

function keyOptions(type: string, given: ReadonlySet<string>): readonly CompletionOption[] {
  const own = KEYS.filter(({ key, types }) => types.includes(type) && !given.has(key));
  const keys = own.map(({ key, note, isSwitch = false }) =>
    option("key", { label: key, note, insert: isSwitch ? key : `${key}=`, continues: !isSwitch }),
  );
  if (given.has("type")) return keys;
  return [
    option("key", {
      label: "type",
      detail: "bind without it",
      note: "What kind of mount it is.",
      insert: "type=",
      continues: true,
    }),
    ...keys,
  ];
}

interface HalfValue {
  readonly key: string;
  readonly type: string;
  readonly given: ReadonlyMap<string, string>;
  readonly typed: string;
}

function valueOptions(
  site: Site,
  { input, whole }: MountSurroundings,
  { key, type, given, typed }: HalfValue,
): readonly CompletionOption[] {
  switch (key) {
    case "type":
      return TYPES;
    case "sharing":
      return SHARING;
    case "from":
      return [
        ...stageOptions(site.above, { isInStage: true }),
        ...contextOptions(input),
        ...imageOptions(site.above),
      ];
    case "source":
    case "src": {
      const from = given.get("from");
      return from === undefined
        ? contextPathOptions(input, typed)
        : writtenPathOptions(site.above, from);
    }
    case "target":
    case "dst":
    case "destination":
      return targetOptions(site, whole, { type, given });
    case "id":
    case "env":
      return usedValues(whole, key, type);
    case "required":
    case "readonly":
    case "ro":
    case "readwrite":
    case "rw":
      return BOOLEANS;
    case "mode":
      return MODES;
    default:
      return [];
  }
}

const TYPES = [
  ["cache", "A directory that stays from one build to the next, and out of the image."],
  ["bind", "Files of the build context, a stage or an image, without copying them."],
  ["secret", "A secret that is given for the build, and leaves nothing in the image."],
  ["ssh", "The agent that holds the keys of who builds."],
  ["tmpfs", "A directory in memory that is gone afterwards."],
].map(([label = "", note = ""]) =>
  option("value", { label, note, insert: `${label},`, continues: true }),
);

const SHARING = values([
  ["shared", "Several builds use it at a time; what happens without the key."],
  ["locked", "One build waits for the other: what apt needs."],
  ["private", "Each build at a time has its own."],
]);

const BOOLEANS = values([
  ["true", "As the key alone."],
  ["false", "As without the key."],
]);

const MODES = values([
  ["0755", "Everybody may read it, the owner may write."],
  ["0700", "For the owner alone."],
  ["0400", "For the owner to read."],
]);

function targetOptions(
  site: Site,
  whole: Model,
  { type, given }: Pick<HalfValue, "type" | "given">,
): readonly CompletionOption[] {
  if (type === "secret") {
    const id = given.get("id");
    return id === undefined
      ? []
      : [option("value", { label: `/run/secrets/${id}`, note: "Where it shows without the key." })];
  }
  if (type === "cache") return cacheTargets(site, whole);
  if (type === "tmpfs") return [option("value", { label: "/tmp", note: "For what is not kept." })];
  const source = given.get("source") ?? given.get("src");
  return source === undefined || source === ""
    ? []
    : [option("value", { label: source, note: "The same path as the source’s." })];
}

/** Where the package managers keep their downloads: those that the instruction and its stage call first. */
function cacheTargets(site: Site, whole: Model): readonly CompletionOption[] {
  const managers = managersAt(site, whole);
  return directoriesOf(managers).map(({ path, sharing, manager }) =>
    option("value", {
      label: path,
      detail: manager.id,
      note: `Where \`${manager.id}\` keeps what it has fetched.`,
      insert: sharing === "locked" ? `${path},sharing=locked` : path,
    }),
  );
}

/** By directory, once each. */
function directoriesOf(managers: readonly Manager[]): readonly {
  readonly path: string;
  readonly sharing: "shared" | "locked";
  readonly manager: Manager;
}[] {
  const seen = new Set<string>();
  return managers.flatMap((manager) =>
    manager.caches.flatMap(({ path, sharing }) => {
      if (seen.has(path)) return [];
      seen.add(path);
      return [{ path, sharing, manager }];
    }),
  );
}

/** Those of the instruction at the cursor, of its stage, of what comes with its image, then all others. */
function managersAt(site: Site, whole: Model): readonly Manager[] {
  const index = whole.stageItems.findLastIndex((item, number) => {
    const start = whole.tree.starts[item] ?? 0;
    return number < whole.stages.length && start <= site.start;
  });
  const stage = whole.stages[index];
  if (stage === undefined) return MANAGERS;
  const offsetOf = (itemOffset: number): number =>
    whole.tree.starts[(whole.stageItems[index] ?? 0) + itemOffset] ?? 0;
  const steps = stage.steps.filter(({ itemOffset }) => offsetOf(itemOffset) === site.start);
  const own = managersIn(scriptsOf({ ...stage, steps }));
  const ofStage = managersIn(scriptsOf(stage));
  const image = imageRowOf(whole, stage)?.name ?? "";
  const ofImage = MANAGERS.filter(({ id }) => (IMAGE_MANAGERS.get(image) ?? []).includes(id));
  return [...new Set([...own, ...ofStage, ...ofImage, ...MANAGERS])];
}

const IMAGE_MANAGERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["node", ["npm", "yarn", "pnpm"]],
  ["python", ["pip", "uv", "poetry"]],
  ["golang", ["go"]],
  ["rust", ["cargo"]],
  ["maven", ["maven"]],
  ["gradle", ["gradle"]],
  ["composer", ["composer"]],
  ["php", ["composer"]],
  ["ruby", ["bundle"]],
  ["alpine", ["apk"]],
  ["debian", ["apt-get"]],
  ["ubuntu", ["apt-get"]],
  ["mcr.microsoft.com/dotnet/sdk", ["dotnet"]],
  ["ghcr.io/astral-sh/uv", ["uv"]],
  ["oven/bun", ["bun"]],
]);

/** Whole cache mounts for what the instruction and its stage install, for the place of a flag. */
export function mountSnippets(site: Site, whole: Model): readonly CompletionOption[] {
  const managers = managersAt(site, whole).slice(0, 2);
  const caches = managers.flatMap((manager) => {
    const { caches: own } = manager;
    const text = own.map(({ path, sharing }) => {
      const locked = sharing === "locked" ? ",sharing=locked" : "";
      return `--mount=type=cache,target=${path}${locked}`;
    });
    if (text.length === 0) return [];
    return [
      option("snippet", {
        label: text.join(" "),
        detail: manager.id,
        note: `Keeps what \`${manager.id}\` fetches from one build to the next.`,
        insert: `${text.join(" ")} `,
      }),
    ];
  });
  return [
    ...caches,
    option("snippet", {
      label: "--mount=type=secret,id=…",
      detail: "a secret",
      note: "Shows a secret to this command alone, under `/run/secrets`.",
      insert: `${snippetText("--mount=type=secret,id=")}\${1:name} $0`,
      isSnippet: true,
    }),
  ];
}

/** What mounts of that type have for a key elsewhere in the text. */
function usedValues(whole: Model, key: "id" | "env", type: string): readonly CompletionOption[] {
  const mounts = whole.stages.flatMap(({ steps }) =>
    steps.flatMap(({ item }) =>
      item.instruction.flags.flatMap(({ name, value }): readonly Mount[] => {
        if (name !== "mount" || value === null) return [];
        const result = readMount(value, (text) => ({
          ok: true,
          text,
          matched: new Set<string>(),
          unmatched: new Set<string>(),
        }));
        return result.ok && result.mount.type === type ? [result.mount] : [];
      }),
    ),
  );
  const used = mounts.flatMap((mount) => {
    const value = key === "id" ? mount.id || mount.target : mount.env;
    return value === null || value === "" ? [] : [value];
  });
  const more = type === "ssh" && key === "id" ? ["default"] : [];
  return [...new Set([...used, ...more])].map((label) =>
    option("value", { label, note: "Used by a mount of that kind already." }),
  );
}
