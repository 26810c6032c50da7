import { distributionOf } from "./distribution.ts";
import type { Distribution } from "./distribution.ts";
import type { ImageName } from "./image-name.ts";
import { imageWeight } from "./image-weight.ts";
import type { ImageWeight } from "./image-weight.ts";

/** Another image that could stand in an image's place: the same program, in another size. */
export interface ImageVariant {
  /** As one writes it behind FROM. */
  readonly reference: string;
  readonly image: ImageName;
  /** Null when nothing is known. */
  readonly weight: ImageWeight | null;
  readonly libc: Distribution["libc"];
  /** "bash", "sh"; null for an image without one: no RUN works there. */
  readonly shell: string | null;
  /** "apt-get"; null for an image without one. */
  readonly packageManager: string | null;
  /** What it lacks that the largest one has, in words for people. Empty for that one. */
  readonly lacks: readonly string[];
}

interface Flavour {
  /** Behind the version and a hyphen; "" for the plain tag. */
  readonly suffix: string;
  readonly lacks: readonly string[];
  readonly shell?: string | null;
  readonly packageManager?: string | null;
}

const BUILD_TOOLS = "compilers and headers";
const FETCHERS = "git and curl";
const NO_SHELL = "a shell: no RUN works in it";
const NO_MANAGER = "a package manager";
const NO_GLIBC = "glibc: programs compiled on Debian do not run (it has musl)";
const NO_BASH = "bash (it has BusyBox’s sh)";

const FULL: Flavour = { suffix: "", lacks: [] };
const SLIM: Flavour = { suffix: "slim", lacks: [BUILD_TOOLS, FETCHERS] };
const ALPINE: Flavour = { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH, BUILD_TOOLS] };
const CHISELED_LACKS = [NO_SHELL, NO_MANAGER];
const chiseled = (suffix: string): Flavour => ({
  suffix,
  lacks: CHISELED_LACKS,
  shell: null,
  packageManager: null,
});

const DOTNET: readonly Flavour[] = [
  FULL,
  { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH, "ICU, for other languages than English"] },
  chiseled("noble-chiseled"),
  chiseled("azurelinux3.0-distroless"),
];

const JAVA: readonly Flavour[] = [
  { suffix: "jdk", lacks: [] },
  { suffix: "jdk-alpine", lacks: [NO_GLIBC, NO_BASH] },
  { suffix: "jre", lacks: ["the compiler and tools of the JDK"] },
  { suffix: "jre-alpine", lacks: ["the compiler and tools of the JDK", NO_GLIBC, NO_BASH] },
];

/** By the image's name. From the tags that each image's page on Docker Hub, or Microsoft’s, lists. */
const FLAVOURS: ReadonlyMap<string, readonly Flavour[]> = new Map([
  ["python", [FULL, SLIM, ALPINE]],
  ["node", [FULL, SLIM, ALPINE]],
  ["ruby", [FULL, SLIM, ALPINE]],
  ["perl", [FULL, SLIM]],
  ["rust", [FULL, { suffix: "slim", lacks: [FETCHERS, "most headers"] }, ALPINE]],
  ["golang", [FULL, { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH, "git and a C compiler"] }]],
  ["php", [FULL, { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH] }]],
  [
    "nginx",
    [
      FULL,
      { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH] },
      { suffix: "alpine-slim", lacks: [NO_GLIBC, NO_BASH, "nginx’s optional modules and curl"] },
    ],
  ],
  ["httpd", [FULL, { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH] }]],
  ["postgres", [FULL, { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH, "most locales"] }]],
  ["redis", [FULL, { suffix: "alpine", lacks: [NO_GLIBC, NO_BASH] }]],
  ["eclipse-temurin", JAVA],
  ["mcr.microsoft.com/dotnet/sdk", [FULL, DOTNET[1] ?? FULL]],
  ["mcr.microsoft.com/dotnet/aspnet", DOTNET],
  ["mcr.microsoft.com/dotnet/runtime", DOTNET],
  ["mcr.microsoft.com/dotnet/runtime-deps", DOTNET],
]);

/**
 * The variants of an image with what they weigh and lack, the largest kind first: with the version that its tag names, whatever flavour
 * that has. A pinned digest is not kept, since it would be another one. Empty for an image of which no other variant is known; the
 * image itself is among them where it is a plain one. Of Debian those of its release, of distroless images their kinds.
 */
export function imageVariants(image: ImageName): readonly ImageVariant[] {
  const { name, tag } = image;
  if (name === "debian") return debianVariants(tag);
  if (name.startsWith("gcr.io/distroless/")) return distrolessVariants(image);
  const flavours = FLAVOURS.get(name);
  if (flavours === undefined) return [];
  const version = /^v?\d[\w.]*/.exec(tag)?.[0] ?? /^(?:lts|current)/.exec(tag)?.[0] ?? "";
  const release = name.includes("/dotnet/")
    ? undefined
    : /(?:^|-)(bullseye|bookworm|trixie)(?:-|$)/.exec(tag)?.[1];
  return flavours.map((flavour) => {
    const isDebian = flavour.suffix === "" || flavour.suffix === "slim";
    const parts = [version, flavour.suffix, isDebian ? (release ?? "") : ""];
    return variantOf(name, parts.filter((part) => part !== "").join("-") || "latest", flavour);
  });
}

function debianVariants(tag: string): readonly ImageVariant[] {
  const release = tag.replace(/-slim$/, "");
  return [
    variantOf("debian", release, FULL),
    variantOf("debian", release === "latest" ? "stable-slim" : `${release}-slim`, {
      suffix: "slim",
      lacks: ["manual pages and locales"],
    }),
  ];
}

const DISTROLESS: readonly (readonly [kind: string, lacks: readonly string[]])[] = [
  ["cc", [NO_SHELL, NO_MANAGER]],
  ["base", [NO_SHELL, NO_MANAGER, "the C++ library"]],
  ["static", [NO_SHELL, NO_MANAGER, "a C library: only for programs that are linked statically"]],
];

function distrolessVariants({ name, tag }: ImageName): readonly ImageVariant[] {
  const [, kind = "", system = ""] = /^gcr\.io\/distroless\/(\w+?)(-debian\d+)?$/.exec(name) ?? [];
  if (!DISTROLESS.some(([each]) => each === kind)) return [];
  return DISTROLESS.map(([each, lacks]) =>
    variantOf(`gcr.io/distroless/${each}${system}`, tag, {
      suffix: "",
      lacks,
      shell: null,
      packageManager: null,
    }),
  );
}

function variantOf(name: string, tag: string, flavour: Flavour): ImageVariant {
  const image = { name, tag };
  const { system, libc } = distributionOf(image);
  const isStatic = name.startsWith("gcr.io/distroless/static");
  const {
    shell = system === "alpine" ? "sh" : "bash",
    packageManager = MANAGERS.get(system) ?? null,
    lacks,
  } = flavour;
  return {
    reference: `${name}:${tag}`,
    image,
    weight: imageWeight(image),
    libc: isStatic ? null : name.startsWith("gcr.io/distroless/") ? "glibc" : libc,
    shell,
    packageManager,
    lacks,
  };
}

const MANAGERS: ReadonlyMap<Distribution["system"], string> = new Map([
  ["debian", "apt-get"],
  ["ubuntu", "apt-get"],
  ["alpine", "apk"],
  ["rpm", "dnf"],
]);
