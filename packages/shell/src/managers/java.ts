import { DEFAULTS, wordsOf } from "./manager.ts";
import type { Manager, ManagerAction, ManagerCall } from "./manager.ts";

export const MAVEN: Manager = {
  ...DEFAULTS,
  id: "maven",
  ecosystem: "java",
  programs: ["mvn", "mvnw", "mvnd"],
  style: {
    hasLongSingleDash: true,
    optionsWithValue: wordsOf(
      "-f --file -pl --projects -s --settings -T --threads -P",
      "-gs -t --toolchains -l --log-file -rf -b",
    ),
  },
  actions: new Map([["", "build"]]),
  refine: mavenAction,
  manifestOptions: ["-f", "--file"],
  manifests: ["pom.xml", "**/pom.xml", ".mvn/**", "mvnw"],
  caches: [{ path: "/root/.m2", sharing: "shared", variable: null }],
  leftovers: [
    {
      path: "/root/.m2/repository",
      after: ["fetch", "build"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.m2/repository",
    },
  ],
  source: "https://docs.docker.com/guides/java/containerize/",
};

/** Its operands are phases and goals; those of the dependency plugin alone fetch. */
function mavenAction({ options, operands }: ManagerCall): ManagerAction {
  const goals = operands.map(({ value }) => value ?? "");
  if (goals.length === 0) {
    return options.some(({ name }) => /^-v$|^--version$|^-version$/.test(name)) ? "other" : "build";
  }
  if (
    goals.every((goal) =>
      /(?:^|:)(?:go-offline|resolve|resolve-plugins|copy-dependencies|get)(?:$|@)/.test(goal),
    )
  )
    return "fetch";
  if (goals.every((goal) => goal === "clean")) return "clean";
  return goals.at(-1) === "test" || goals.at(-1)?.endsWith(":run") === true ? "run" : "build";
}

export const GRADLE: Manager = {
  ...DEFAULTS,
  id: "gradle",
  ecosystem: "java",
  programs: ["gradle", "gradlew"],
  style: {
    hasLongSingleDash: true,
    optionsWithValue: [
      "-p",
      "--project-dir",
      "-b",
      "--build-file",
      "-c",
      "-g",
      "-x",
      "--exclude-task",
      "-I",
      "--init-script",
    ],
  },
  actions: new Map([["", "build"]]),
  refine: gradleAction,
  manifests: wordsOf(
    "build.gradle* settings.gradle* **/build.gradle* gradle.properties",
    "gradle/** gradlew buildSrc/**",
  ),
  lockFiles: ["gradle.lockfile", "gradle/verification-metadata.xml"],
  caches: [{ path: "/root/.gradle", sharing: "locked", variable: "GRADLE_USER_HOME" }],
  leftovers: [
    {
      path: "/root/.gradle",
      after: ["fetch", "build"],
      preventedBy: null,
      cleanedBy: "rm -rf /root/.gradle",
    },
  ],
  source: "https://docs.gradle.org/current/userguide/directory_layout.html",
};

function gradleAction({ options, operands }: ManagerCall): ManagerAction {
  const tasks = operands.map(({ value }) => (value ?? "").split(":").at(-1) ?? "");
  const isVersion = options.some(({ name }) => name === "--version" || name === "-v");
  if (tasks.length === 0) return isVersion ? "fetch" : "build";
  if (
    tasks.every((task) =>
      /^(?:dependencies|resolve\w*Dependencies|downloadDependencies|wrapper|tasks|help)$/i.test(
        task,
      ),
    )
  )
    return "fetch";
  if (tasks.every((task) => task === "clean")) return "clean";
  return /^(?:test|run|bootRun)$/.test(tasks.at(-1) ?? "") ? "run" : "build";
}
