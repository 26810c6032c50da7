/** What is commonly said that several stages save, and what others have measured. */
export interface SizeClaim {
  readonly language: string;
  /** Megabytes. */
  readonly before: number;
  readonly after: number;
  readonly beforeWhat: string;
  readonly afterWhat: string;
  readonly verdict: "holds" | "depends";
  /** When it holds. */
  readonly when: string;
  readonly measurements: readonly Measurement[];
}

export interface Measurement {
  /** Megabytes; null where only the other was measured. */
  readonly before: number | null;
  readonly after: number | null;
  readonly what: string;
  readonly source: string;
}

const m = (
  before: number | null,
  after: number | null,
  what: string,
  source: string,
): Measurement => ({
  before,
  after,
  what,
  source,
});

/** One a language. The measurements are those whose authors show how they got them; what is only stated is left out. */
export const SIZE_CLAIMS: readonly SizeClaim[] = [
  {
    language: "Go",
    before: 800,
    after: 15,
    beforeWhat: "one stage on golang",
    afterWhat: "the program on scratch or Alpine",
    verdict: "holds",
    when: "Holds for a program that is linked statically, whether it ships on scratch, Alpine or distroless. On golang:alpine the start is smaller, about 300 MB. On Debian’s slim image nearly 100 MB remain.",
    measurements: [
      m(823, 10.8, "Alpine", "gadiener/docker-images-size-benchmark"),
      m(823, 23.4, "distroless", "gadiener/docker-images-size-benchmark"),
      m(823, 107, "Debian", "gadiener/docker-images-size-benchmark"),
      m(852, 1.89, "a hello-world program", "Uemerson/go-docker-multi-stage"),
      m(775, 16, "several stages", "codefresh-contrib/golang-sample-app"),
      m(704, 5.54, "Docker of 2017", "codeship/go-hello-world"),
      m(313, 6.32, "from golang:alpine to Alpine", "go.jlucktay.dev/golang-workbench"),
      m(310, 2.01, "from golang:alpine to scratch", "ruanbekker/golang-build-small-images"),
      m(258, 6.35, "from golang:alpine to Alpine", "appleboy/docker-multi-stage-build"),
      m(1110, 28.1, "distroless/base-debian11", "Docker’s documentation, guide to Go"),
    ],
  },
  {
    language: "Rust",
    before: 1500,
    after: 20,
    beforeWhat: "one stage on rust",
    afterWhat: "the program on scratch",
    verdict: "holds",
    when: "Holds with musl on scratch or Alpine, and nearly on distroless/cc, where a hello-world program is 23 MB. On debian:slim about 80 MB remain.",
    measurements: [
      m(1730, null, "an API in one stage", "ademr.dev, Rust and distroless"),
      m(null, 23, "hello world on distroless/cc", "tbillington/rust-docker-cheatsheet"),
      m(null, 7.47, "hello world on Alpine", "tbillington/rust-docker-cheatsheet"),
      m(null, 0.416, "hello world with musl on scratch", "tbillington/rust-docker-cheatsheet"),
    ],
  },
  {
    language: "Python",
    before: 1200,
    after: 150,
    beforeWhat: "one stage on python:3.11",
    afterWhat: "two stages, on python:3.11-slim",
    verdict: "depends",
    when: "Holds for few packages in pure Python: the slim image is 119 MB already, so 31 MB are left for them. With pandas, numpy and matplotlib one author measured a saving of 65 %, not of 88 %.",
    measurements: [],
  },
  {
    language: "Node",
    before: 1100,
    after: 200,
    beforeWhat: "one stage on node with all dependencies",
    afterWhat: "several stages with production dependencies",
    verdict: "depends",
    when: "Holds on Alpine. node:22-slim alone is 227 MB, so on it the result is above 200 MB with any packages at all.",
    measurements: [m(1120, 138, "a small Express app", "francorobles.com, lean Docker images")],
  },
  {
    language: ".NET",
    before: 217,
    after: 111,
    beforeWhat: "aspnet:8.0-jammy",
    afterWhat: "the same on aspnet:8.0-jammy-chiseled",
    verdict: "holds",
    when: "Not in the article, measured by Microsoft: here the saving comes from the image that runs, not from a further stage. Trimmed and self-contained it is 39 MB, compiled ahead of time 28 MB.",
    measurements: [
      m(217, 111, "chiseled", "dotnet/dotnet-docker, size report of its samples"),
      m(
        217,
        39.3,
        "self-contained and trimmed",
        "dotnet/dotnet-docker, size report of its samples",
      ),
      m(217, 27.7, "native", "dotnet/dotnet-docker, size report of its samples"),
    ],
  },
];
