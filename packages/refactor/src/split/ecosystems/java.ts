import { joinPath } from "@stagemap/shell";
import type { ManagerUse } from "@stagemap/shell";
import { contextCopy } from "../context-copy.ts";
import { readImageText } from "../image-text.ts";
import { NO_RECIPE, isStop, nothingGained, stop } from "../recipe.ts";
import type {
  BuildCommand,
  Carry,
  Ecosystem,
  Recipe,
  Rewrite,
  RuntimeBase,
  Stop,
} from "../recipe.ts";
import { lackingPackages } from "../runtime-base.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { SplitStep, Subject } from "../subject.ts";

const JDK =
  /(?:^|\/)(?:maven|gradle|openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|liberica-openjdk-\w+|zulu-openjdk\w*|adoptopenjdk|jdk)$/;
const MANIFESTS =
  /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gradle\.properties|gradlew|gradle|mvnw|\.mvn|\*\.gradle(?:\.kts)?)$/;
const JAR = "/app/app.jar";

export const JAVA: Ecosystem = {
  title: "Java",
  isOf: ({ image, steps }) =>
    JDK.test(image.name) || steps.some(({ name, uses }) => name === "RUN" && uses.some(isBuild)),
  plan: planJava,
};

function isBuild({ manager }: ManagerUse): boolean {
  return manager.id === "maven" || manager.id === "gradle";
}

function planJava(subject: Subject): Recipe | Stop {
  const { steps, start } = subject;
  if (start === null) return stop("No CMD or ENTRYPOINT says what the image runs.");
  const base = baseOf(subject);
  if (isStop(base)) return base;
  const builds = steps.filter(
    ({ name, uses, script }) =>
      name === "RUN" &&
      (uses.some(isBuild) ||
        script?.commands.some(({ basename }) => /^(?:javac|jar|ant|sbt)$/.test(basename ?? "")) ===
          true),
  );
  const runner = start.steps.find(({ uses }) => uses.some(isBuild));
  const result =
    runner === undefined ? started(subject, builds) : packaged(subject, { runner, builds });
  if ("stop" in result) return result;
  const rewrites = new Map<number, Rewrite>(result.rewrites);
  if (!base.hasShell) return stop("No image of Java to run on is known.");
  return {
    ...NO_RECIPE,
    base,
    app: "artefacts",
    carries: result.carries,
    manifests: MANIFESTS,
    rewrites,
    buildEnd: result.buildEnd,
    usage: { started: start.programs, alsoBuild: null },
    alsoInstalls: lackingPackages(subject, base),
    isBuildOnly: (step) => result.lastStep === step,
    notes: result.notes,
    dropped: [roughPart("the repository of dependencies, and the sources", 250)],
    kept: [roughPart("the packaged application", 50)],
  };
}

interface Result {
  readonly carries: readonly Carry[];
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  readonly buildEnd: readonly BuildCommand[];
  readonly notes: readonly string[];
  readonly lastStep: number;
}

/** The jar, or the classes, that `java` starts. */
function started(subject: Subject, builds: readonly SplitStep[]): Result | Stop {
  const { start, end, steps } = subject;
  const words = start?.words ?? [];
  const at = start?.steps[0]?.index ?? null;
  const jar = words[words.indexOf("-jar") + 1] ?? "";
  const hasJar = words.includes("-jar") && jar !== "";
  const program = baseName(words[0] ?? "");
  const last = builds.at(-1);
  const isCopied =
    hasJar && steps.some((step) => contextCopy(step)?.target === joinPath(end.directory, jar));
  if (last === undefined || isCopied) {
    return last === undefined
      ? nothingGained(
          "Nothing is compiled here: an image with a JRE instead of a JDK is all it takes.",
        )
      : stop("What is started is copied from the context, and what is built is not.", at);
  }
  const common = {
    rewrites: new Map<number, Rewrite>(),
    buildEnd: [],
    notes: [],
    lastStep: last.index,
  };
  const carry = (from: string, to: string): Result => ({
    ...common,
    carries: [{ step: last.index, from, to }],
  });
  if (hasJar) {
    if (/[$`]/.test(jar))
      return (
        variableJar(subject, jar, last) ?? stop(`Which jar “${jar}” is only the shell knows.`, at)
      );
    const path = joinPath(end.directory, jar);
    return /[*?]/.test(path)
      ? carry(path, `${path.slice(0, path.lastIndexOf("/"))}/`)
      : carry(path, path);
  }
  if (program !== "java") {
    const script = start?.scriptFile ?? program;
    if (/^(?:\.\/|\/|build\/|target\/)/.test(words[0] ?? "") && start?.scriptFile === null) {
      // What Gradle's application plugin installs: bin beside lib.
      const path = joinPath(end.directory, words[0] ?? "");
      const folder = /^(.*)\/bin\/[^/]+$/.exec(path)?.[1];
      if (folder !== undefined && folder !== "" && !/^\/usr(?:\/|$)/.test(folder))
        return carry(folder, folder);
    }
    return stop(`Nobody can tell which of the built files “${script}” starts.`, at);
  }
  const path = words[words.findIndex((word) => /^(?:-cp|-classpath|--class-path)$/.test(word)) + 1];
  const isListed = words.some((word) => /^(?:-cp|-classpath|--class-path)$/.test(word));
  const folders =
    isListed && path !== undefined
      ? path.split(":").map((each) => each.replace(/\/?\*$/, ""))
      : ["."];
  if (folders.some((folder) => /[$`]/.test(folder)))
    return stop("The class path only the shell knows.", at);
  const found = folders.map((folder) => joinPath(end.directory, folder));
  if (found.includes("/"))
    return stop("The classes lie in “/”, where nobody can tell them from the system.", at);
  return {
    ...common,
    carries: found.map((folder) => ({ step: last.index, from: folder, to: folder })),
  };
}

function variableJar({ end }: Subject, jar: string, last: SplitStep): Result | null {
  const name = /^\$\{?(\w+)\}?$/.exec(jar)?.[1];
  const value = name === undefined ? undefined : end.variable(name);
  if (value === undefined || value === "" || /[\s$]/.test(value)) return null;
  const path = joinPath(end.directory, value);
  const to = /[*?]/.test(path) ? `${path.slice(0, path.lastIndexOf("/"))}/` : path;
  return {
    carries: [{ step: last.index, from: path, to }],
    rewrites: new Map(),
    buildEnd: [],
    notes: [],
    lastStep: last.index,
  };
}

/** `mvn spring-boot:run` and `gradle bootRun` build on every start: the jar is packaged once instead. */
function packaged(
  subject: Subject,
  { runner, builds }: { readonly runner: SplitStep; readonly builds: readonly SplitStep[] },
): Result | Stop {
  const { steps } = subject;
  const use = runner.uses.find(isBuild);
  const goals = use?.operands.map(({ value }) => value ?? "") ?? [];
  const isSpring = goals.some((goal) =>
    /(?:^|:)(?:spring-boot:run|bootRun|quarkus:dev|run)$/.test(goal),
  );
  const isBoot = goals.some((goal) => /spring-boot:run|bootRun$/.test(goal));
  if (use === undefined || !isSpring || !isBoot) {
    return stop(
      "It starts the tool that builds; which file that runs stands in the project alone.",
      runner.index,
    );
  }
  const isMaven = use.manager.id === "maven";
  const tool = use.command.name ?? (isMaven ? "mvn" : "gradle");
  const isPackaged = builds.some(({ item }) =>
    /\b(?:package|install|verify|bootJar|assemble|build)\b/.test(item.line.text),
  );
  const last = builds.at(-1) ?? steps.findLast(({ name }) => name === "COPY" || name === "ADD");
  if (last === undefined) return stop("Nothing is there to be built.", runner.index);
  const build = isMaven ? `${tool} -B package -DskipTests` : `${tool} --no-daemon bootJar`;
  const folder = joinPath(subject.end.directory, isMaven ? "target" : "build/libs");
  const keyword = runner.item.instruction.keyword.text;
  const text = `${keyword} ["java", "-jar", "${JAR}"]`;
  return {
    carries: [{ step: last.index, from: `${folder}/*.jar`, to: JAR }],
    rewrites: new Map([[runner.index, { runtime: text }]]),
    buildEnd: isPackaged ? [] : [{ command: build, manager: use.manager }],
    notes: [
      `“${tool} ${goals.join(" ")}” built on every start; now the image starts the packaged jar, of which there has to be one.`,
    ],
    lastStep: last.index,
  };
}

/** The image with the JRE of the same version, from the same vendor where there is one. */
function baseOf({ baseText, image }: Subject): RuntimeBase | Stop {
  const { name } = readImageText(baseText);
  if (/(?:^|-)jre/.test(image.tag)) return { text: baseText, image, hasShell: true };
  const version = versionOf(image.tag) ?? versionOf(image.name);
  if (version === null || !/^\d+$/.test(version)) {
    return stop(`Nobody can tell which version of Java is in “${baseText}”.`);
  }
  const isAlpine = image.tag.includes("alpine");
  const suffix = isAlpine
    ? "-alpine"
    : (/-(?:jammy|noble|focal|ubi9-minimal)/.exec(image.tag)?.[0] ?? "");
  if (image.name.endsWith("ibm-semeru-runtimes")) return made(name, `open-${version}-jre`);
  if (image.name.endsWith("sapmachine")) return made(name, `${version}-jre-ubuntu`);
  if (/liberica-openjdk-/.test(image.name))
    return made(name.replace("openjdk", "openjre"), version);
  if (image.name.endsWith("zulu-openjdk")) return made(name, `${version}-jre`);
  if (/amazoncorretto/.test(`${image.name}:${image.tag}`) && !isAlpine)
    return made("amazoncorretto", `${version}-al2023-headless`);
  return made("eclipse-temurin", `${version}-jre${suffix}`);
}

/** The major version of Java in a tag: of "3.9-eclipse-temurin-17", "8.5-jdk21", "11-jdk-slim", "17". */
function versionOf(tag: string): string | null {
  const named = /(?:temurin|openjdk|corretto|semeru|sapmachine|jdk|jre|java)-?(\d+)/.exec(tag);
  if (named !== null) return named[1] ?? null;
  const first = /^(?:open-)?(\d+)(?:u\d+|[.\d]*)?(?:[-_]|$)/.exec(tag)?.[1];
  return first === undefined || /^3$/.test(first) ? null : first;
}

function made(text: string, tag: string): RuntimeBase {
  const name = text.replace(/^docker\.io\/(?:library\/)?/, "");
  return { text: `${text}:${tag}`, image: { name, tag }, hasShell: true };
}
