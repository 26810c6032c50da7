import { actionsOf, DEFAULTS, hasOption, wordsOf } from "./manager.ts";
import type { Manager } from "./manager.ts";
import { condaPackage } from "./package-names.ts";

const CONDA_VALUES = wordsOf(
  "-n --name -p --prefix -c --channel -f --file --solver -r",
  "--root-prefix --rc-file --repodata-fn",
);

function condaManager(id: string, source: string): Manager {
  return {
    ...DEFAULTS,
    id,
    ecosystem: "python",
    programs: [id],
    style: { optionsWithValue: CONDA_VALUES },
    // There, -f is no file.
    styles: new Map([["clean", {}]]),
    actions: actionsOf({
      install: "install create",
      fetch: "env,create env,update",
      upgrade: "update upgrade",
      remove: "remove uninstall env,remove",
      clean: "clean",
      build: "build",
      run: "run",
    }),
    refine: (call) =>
      call.action === "install" && hasOption(call, ["-f", "--file"]) ? "fetch" : call.action,
    readPackage: condaPackage,
    manifestOptions: ["-f", "--file"],
    manifests: ["environment.yml", "environment.yaml"],
    lockFiles: ["conda-lock.yml", "conda-*.lock"],
    caches: [{ path: "/opt/conda/pkgs", sharing: "locked", variable: "CONDA_PKGS_DIRS" }],
    leftovers: [
      {
        path: "/opt/conda/pkgs",
        after: ["install", "fetch", "upgrade"],
        preventedBy: null,
        cleanedBy: id === "conda" ? "conda clean -afy" : `${id} clean --all --yes`,
      },
    ],
    source,
  };
}

export const CONDA = condaManager(
  "conda",
  "https://docs.conda.io/projects/conda/en/stable/commands/clean.html",
);
export const MAMBA = condaManager(
  "mamba",
  "https://mamba.readthedocs.io/en/latest/user_guide/mamba.html",
);
export const MICROMAMBA = condaManager(
  "micromamba",
  "https://mamba.readthedocs.io/en/latest/user_guide/micromamba.html",
);
