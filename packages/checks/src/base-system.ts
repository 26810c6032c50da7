import type { CheckContext } from "./rule.ts";
import { baseImage } from "./base-images.ts";
import { imageOf } from "./lineage.ts";
import { commandsByName } from "./run-commands.ts";
import { stagesBelow } from "./context.ts";

/** The kind of system that a stage's programs come from. */
export type BaseSystem = "alpine" | "busybox" | "debian" | "rpm" | "suse" | "arch" | "unknown";

const BY_NAME: readonly (readonly [RegExp, BaseSystem])[] = [
  [/(?:^|[/-])alpine(?:$|[-_])/, "alpine"],
  [/(?:^|\/)busybox$/, "busybox"],
  [/(?:^|\/)(?:opensuse|suse|bci)(?:$|[/-])/, "suse"],
  [/(?:^|\/)(?:archlinux|manjarolinux)/, "arch"],
  [
    /(?:^|\/)(?:fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|ubi\d*|photon)(?:$|[/-])/,
    "rpm",
  ],
  [/(?:^|\/)(?:debian|ubuntu|buildpack-deps|bitnami)(?:$|[/-])/, "debian"],
];

const BY_TAG: readonly (readonly [RegExp, BaseSystem])[] = [
  [/alpine/, "alpine"],
  [/busybox/, "busybox"],
  [/(?:^|[-.])(?:ubi\d*|fedora|centos|rocky\w*|almalinux|al2|al2023|oraclelinux)/, "rpm"],
  [/bookworm|bullseye|buster|trixie|stretch|jammy|noble|focal|bionic|ubuntu|debian/, "debian"],
];

/** Official images that stand on Debian unless their tag says otherwise. */
const ON_DEBIAN =
  /^(?:python|pypy|node|ruby|perl|php|golang|rust|elixir|erlang|julia|gcc|haskell|swift|dart|maven|gradle|nginx|httpd|postgres|redis|mariadb|tomcat|eclipse-temurin|nvidia\/cuda|pytorch\/pytorch|tensorflow\/tensorflow|mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps))$/;

const BY_PROGRAM: readonly (readonly [string, BaseSystem])[] = [
  ["apt-get", "debian"],
  ["apt", "debian"],
  ["apk", "alpine"],
  ["dnf", "rpm"],
  ["microdnf", "rpm"],
  ["yum", "rpm"],
  ["zypper", "suse"],
  ["pacman", "arch"],
];

const known = new WeakMap<CheckContext, Map<number, BaseSystem>>();

/** What a stage stands on, as the name of its image tells, or else the package manager that it calls. */
export function baseSystem(context: CheckContext, stage: number): BaseSystem {
  let systems = known.get(context);
  if (systems === undefined) known.set(context, (systems = new Map<number, BaseSystem>()));
  const before = systems.get(stage);
  if (before !== undefined) return before;
  const system = readSystem(context, stage);
  systems.set(stage, system);
  return system;
}

function readSystem(context: CheckContext, stage: number): BaseSystem {
  const reference = imageOf(context.model, stage);
  if (reference !== null) {
    const { name, tag } = baseImage(reference);
    const byTag = BY_TAG.find(([pattern]) => pattern.test(tag));
    const byName = BY_NAME.find(([pattern]) => pattern.test(name));
    const found = byTag ?? byName;
    if (found !== undefined) return found[1];
    if (ON_DEBIAN.test(name)) return "debian";
  }
  const below = stagesBelow(context.model, stage);
  const calls = commandsByName(context);
  const found = BY_PROGRAM.find(([program]) =>
    calls.get(program)?.some(({ run }) => below.has(run.site.stage?.index ?? -1)),
  );
  return found?.[1] ?? "unknown";
}
