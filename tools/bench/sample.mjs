import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../run.mjs";

/** The file that the aims speak of, where the folder with it stands beside the project; else one of like size. */
export function readSample() {
  const file = join(projectFolder, "../shared/bench/buildkit.Dockerfile");
  if (existsSync(file)) return { name: "buildkit.Dockerfile", text: readFileSync(file, "utf8") };
  return { name: "a generated Dockerfile (../shared/bench is not there)", text: generate(49) };
}

/** A file of more than 250 stages, for what gets slow with the number of stages. */
export function readManyStages() {
  const samples = readLargeSamples();
  const name = "talos";
  return samples.find((sample) => sample.name === name) ?? { name, text: generate(250) };
}

/** A small file, one of 511 lines and the one with the most lines, for what depends on the length of the text. */
export function readSmallToLarge() {
  const large = readLargeSamples();
  return [
    { name: "small", text: generate(3) },
    { name: "buildkit", text: readSample().text },
    large.at(-1) ?? { name: "generated", text: generate(250) },
  ];
}

const LARGE_FILES = ["buildkit", "moby", "ollama", "talos", "neon-compute"];

/**
 * Large real Dockerfiles, where the folder with them stands beside the project; else generated ones.
 * @returns {readonly { readonly name: string; readonly text: string }[]}
 */
export function readLargeSamples() {
  const folder = join(projectFolder, "../shared/bench");
  if (existsSync(folder)) {
    return LARGE_FILES.map((name) => ({
      name,
      text: readFileSync(join(folder, `${name}.Dockerfile`), "utf8"),
    }));
  }
  return [50, 250].map((count) => ({ name: `generated, ${count} stages`, text: generate(count) }));
}

/** @param {number} stageCount */
function generate(stageCount) {
  const stages = Array.from({ length: stageCount }, (_, stage) => {
    const base = stage % 7 === 0 ? "golang:1.23-alpine" : `stage-${stage - 1}`;
    const copy =
      stage > 1 ? `COPY --from=stage-${stage - 2} /out/bin-${stage - 2} /usr/bin/\n` : "";
    return `# What stage ${stage} adds to the ones before.
FROM --platform=$BUILDPLATFORM ${base} AS stage-${stage}
ARG VERSION=1.${stage}
ENV STAGE=${stage} CGO_ENABLED=0
WORKDIR /src/part-${stage}
${copy}COPY go.mod go.sum ./
RUN --mount=type=cache,target=/root/.cache \\
    --mount=type=bind,target=. <<EOT
  set -ex
  go build -ldflags "-X main.version=\${VERSION}" -o /out/bin-${stage} ./cmd/${stage}
EOT
`;
  });
  return `# syntax=docker/dockerfile:1\n\n${stages.join("\n")}`;
}
