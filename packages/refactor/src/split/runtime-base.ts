import { distributionOf } from "@stagemap/images";
import type { Questions } from "./assumptions.ts";
import { readImageText, slimTag } from "./image-text.ts";
import type { RuntimeBase } from "./recipe.ts";
import type { Subject } from "./subject.ts";

/** The stage's own base once more. */
export function sameBase({ baseText, image }: Subject): RuntimeBase {
  return { text: baseText, image, hasShell: true };
}

/** True for an image without compilers: nothing smaller of its kind is known. */
function isSmall({ image: { tag } }: Subject): boolean {
  return /slim|alpine/.test(tag);
}

/** The slim image of the same version and release, unless the whole one is asked for; the stage's own where that is small. */
export function slimBase(
  subject: Subject,
  questions: Questions,
  order: "slim-first" | "slim-last",
): RuntimeBase {
  if (isSmall(subject)) return sameBase(subject);
  const slim = slimText(subject, order);
  const chosen = questions.ask({
    id: "runtime-base",
    question: "Which image does the runtime stage start from?",
    choices: [
      {
        value: "slim",
        label: `${slim}, without compilers; what was compiled has to bring its libraries or find them among the packages`,
      },
      { value: "same", label: `${subject.baseText}, with all that building needs` },
    ],
  });
  if (chosen === "same") return sameBase(subject);
  const image = { name: subject.image.name, tag: slimTag(subject.image.tag, order) };
  return { text: slim, image, hasShell: true };
}

/** The slim image as it is to be written: with the variables of the text, where the change is at the end of their value. */
function slimText({ baseText, image }: Subject, order: "slim-first" | "slim-last"): string {
  const { name, tag } = readImageText(baseText);
  const slim = slimTag(image.tag, order);
  if (!/\$/.test(baseText)) return `${name}:${slimTag(tag, order)}`;
  const isAtEnd = slim === `${image.tag}-slim`;
  if (isAtEnd && (tag !== "" || name.endsWith("}"))) return `${baseText.replace(/@.*$/, "")}-slim`;
  if (tag !== "" && !tag.endsWith("}")) return `${name}:${slimTag(tag, order)}`;
  return `${image.name}:${slim}`;
}

/** Programs of the whole images that the slim ones lack, each with its package. */
const LACKING: ReadonlyMap<string, string> = new Map([
  ["curl", "curl"],
  ["wget", "wget"],
  ["git", "git"],
  ["ssh", "openssh-client"],
  ["ps", "procps"],
  ["pgrep", "procps"],
  ["pkill", "procps"],
  ["gpg", "gnupg"],
  ["nc", "netcat-openbsd"],
  ["unzip", "unzip"],
  ["xz", "xz-utils"],
  ["make", "make"],
  ["convert", "imagemagick"],
]);

const IN_BUSYBOX = new Set("wget ps pgrep pkill nc unzip xz".split(" "));

/** The packages of what the image starts, and its health check, that a smaller base lacks. */
export function lackingPackages(subject: Subject, base: RuntimeBase): readonly string[] {
  if (base.text === subject.baseText || !base.hasShell) return [];
  const programs = subject.start?.programs ?? new Set<string>();
  const isAlpine = distributionOf(base.image).system === "alpine";
  return [...programs].flatMap((program) => {
    if (isAlpine && IN_BUSYBOX.has(program)) return [];
    const name = LACKING.get(program);
    return name === undefined ? [] : [name];
  });
}
