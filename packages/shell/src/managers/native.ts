import { actionsOf, DEFAULTS } from "./manager.ts";
import type { Manager } from "./manager.ts";

const CCACHE = { path: "/root/.ccache", sharing: "shared", variable: "CCACHE_DIR" } as const;

export const MAKE: Manager = {
  ...DEFAULTS,
  id: "make",
  ecosystem: "native",
  programs: ["make", "gmake", "ninja", "samu"],
  style: {
    optionsWithValue: ["-C", "-f", "-I", "-o", "-W", "--directory", "--file", "--makefile"],
  },
  actions: new Map([["", "build"]]),
  refine: ({ operands, options }) => {
    const targets = operands.filter(({ text }) => !text.includes("="));
    const isClean =
      targets.length > 0 &&
      targets.every(({ value }) => value === "clean" || value === "distclean");
    if (options.some(({ name }) => name === "--version")) return "other";
    return isClean ? "clean" : "build";
  },
  manifestOptions: ["-f", "--file", "--makefile"],
  manifests: ["Makefile", "makefile", "GNUmakefile"],
  caches: [CCACHE],
  source: "https://www.gnu.org/software/make/manual/make.html#Options-Summary",
};

export const CMAKE: Manager = {
  ...DEFAULTS,
  id: "cmake",
  ecosystem: "native",
  programs: ["cmake", "meson"],
  style: {
    optionsWithValue: [
      "-S",
      "-B",
      "-G",
      "-D",
      "-C",
      "-T",
      "-A",
      "--build",
      "--install",
      "--target",
      "--preset",
      "-t",
      "--config",
    ],
  },
  actions: actionsOf({ build: " setup compile install" }),
  // Any other word is a folder.
  refine: ({ action }) => action,
  manifests: [
    "CMakeLists.txt",
    "**/CMakeLists.txt",
    "*.cmake",
    "CMakePresets.json",
    "meson.build",
    "**/meson.build",
  ],
  caches: [CCACHE],
  source: "https://cmake.org/cmake/help/latest/manual/cmake.1.html",
};
