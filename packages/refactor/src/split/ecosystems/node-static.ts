import { joinPath } from "@stagemap/shell";
import type { Questions } from "../assumptions.ts";
import { NO_RECIPE, stop } from "../recipe.ts";
import type { Recipe, Rewrite, Stop } from "../recipe.ts";
import { lackingPackages, slimBase } from "../runtime-base.ts";
import { natureOf } from "../run-nature.ts";
import { roughPart } from "../sizes.ts";
import { baseName } from "../start.ts";
import type { Subject } from "../subject.ts";

/** A start that serves the files of a folder and does nothing else. */
export interface StaticServer {
  readonly program: string;
  /** Absolute. */
  readonly folder: string;
  readonly port: number;
  /** True where any unknown path gets index.html. */
  readonly isSinglePage: boolean;
}

const NGINX = "1.28-alpine";

/** What `serve -s build` and the like serve; null for any other start. */
export function staticServer(subject: Subject): StaticServer | null {
  const { start, end } = subject;
  const words = [...(start?.words ?? [])];
  while (/^(?:npx|pnpx|bunx|yarn|pnpm|npm|run|exec|--|-y|--yes|dlx)$/.test(words[0] ?? ""))
    words.shift();
  const [program = "", ...args] = words;
  const name = baseName(program).replace(/@.*$/, "");
  const isPreview = (name === "vite" && args[0] === "preview") || name === "preview";
  if (!isPreview && !/^(?:serve|http-server|sirv|sirv-cli|local-web-server|ws)$/.test(name))
    return null;
  if (
    start?.steps.length !== 1 ||
    start.commands.filter(({ basename }) => basename !== null).length > 2
  )
    return null;
  const option = (...names: string[]): string | null => {
    const at = args.findIndex((word) => names.includes(word));
    if (at !== -1) return args[at + 1] ?? null;
    const joined = args.find((word) => names.some((each) => word.startsWith(`${each}=`)));
    return joined === undefined ? null : joined.slice(joined.indexOf("=") + 1);
  };
  const valued = /^(?:-l|-p|--listen|--port|-a|--host|-c|-S|-C|-K|--ssl-cert|--ssl-key)$/;
  const operand = args.find(
    (word, index) => !word.startsWith("-") && !valued.test(args[index - 1] ?? ""),
  );
  const given = Number(
    /\d+$/.exec(option("-l", "-p", "--listen", "--port") ?? "")?.[0] ?? Number.NaN,
  );
  const exposed = subject.steps.flatMap((step) =>
    step.name === "EXPOSE" ? step.item.instruction.args : [],
  );
  const [only] = exposed;
  const written =
    exposed.length === 1 && only !== undefined ? Number.parseInt(only.text, 10) : Number.NaN;
  const usual = isPreview ? 4173 : name === "http-server" ? 8080 : 3000;
  const port = [given, written, usual].find((each) => Number.isInteger(each)) ?? usual;
  const folder = isPreview ? "dist" : operand;
  if (folder === undefined || /[$*]/.test(folder)) return null;
  return {
    program: name,
    folder: joinPath(end.directory, folder),
    port,
    isSinglePage: isPreview || args.some((word) => /^(?:-s|--single|-S|--spa)$/.test(word)),
  };
}

/** Splits a front end that is built with Node and is nothing but files then. */
export function planStatic(
  subject: Subject,
  server: StaticServer,
  questions: Questions,
): Recipe | Stop {
  const { steps, start } = subject;
  const last = steps.findLast(
    (step) => step.name === "RUN" && natureOf(step).isProject && !natureOf(step).isFetchOnly,
  );
  if (last === undefined) return stop(`Nothing here builds what “${server.program}” serves.`);
  const chosen = questions.ask({
    id: "server",
    question: "What serves the files that the build writes?",
    choices: [
      { value: "nginx", label: `nginx, on the same port ${server.port}` },
      { value: "node", label: `“${server.program}”, as before` },
    ],
  });
  const common = {
    ...NO_RECIPE,
    app: "artefacts" as const,
    manifests: null,
    usage: { started: start?.programs ?? new Set<string>(), alsoBuild: null },
    dropped: [roughPart("Node’s dependencies and the sources", 350)],
    kept: [roughPart("the built front end", 10)],
  };
  if (chosen === "node")
    return nodeServed(subject, { server, questions, common, step: last.index });
  const hasUser = subject.end.user !== null && !/^(?:root|0)(?::|$)/.test(subject.end.user);
  const name = hasUser ? "nginxinc/nginx-unprivileged" : "nginx";
  const rewrites = new Map<number, Rewrite>();
  for (const { index, name: keyword, uses } of steps) {
    if (/^(?:CMD|ENTRYPOINT|WORKDIR|USER|SHELL|ENV)$/.test(keyword ?? ""))
      rewrites.set(index, { runtime: null });
    const installsServer =
      uses.length > 0 &&
      uses.every(
        ({ packages }) =>
          packages.length > 0 && packages.every((each) => each.name === server.program),
      );
    if (keyword === "RUN" && installsServer) rewrites.set(index, { build: null });
  }
  const html = "/usr/share/nginx/html";
  return {
    ...common,
    base: { text: `${name}:${NGINX}`, image: { name, tag: NGINX }, hasShell: true },
    carries: [{ step: last.index, from: server.folder, to: html }],
    rewrites,
    runtimeStart: [configuration(server)],
    isBuildOnly: (step) => steps[step]?.name === "RUN",
    notes: [
      `nginx serves the files on port ${server.port} as “${server.program}” did; what else “${server.program}” does, such as compressing, is for its configuration to say.`,
    ],
  };
}

/** The server's block, written where nginx looks for it. */
function configuration({ port, isSinglePage }: StaticServer): string {
  const otherwise = isSinglePage ? "/index.html" : "$uri.html =404";
  return [
    "COPY <<'EOF' /etc/nginx/conf.d/default.conf",
    "server {",
    `    listen ${port};`,
    "    root /usr/share/nginx/html;",
    "    location / {",
    `        try_files $uri $uri/ ${otherwise};`,
    "    }",
    "}",
    "EOF",
  ].join("\n");
}

function nodeServed(
  subject: Subject,
  {
    server,
    questions,
    common,
    step,
  }: {
    readonly server: StaticServer;
    readonly questions: Questions;
    readonly common: Omit<Recipe, "base">;
    readonly step: number;
  },
): Recipe | Stop {
  const base = slimBase(subject, questions, "slim-last");
  const install = subject.steps.find(({ uses }) =>
    uses.some(({ packages }) => packages.some(({ name }) => name === server.program)),
  );
  if (install === undefined)
    return stop(`“${server.program}” comes with the project’s own dependencies.`);
  return {
    ...common,
    base,
    carries: [{ step, from: server.folder, to: server.folder }],
    rewrites: new Map([[install.index, { runtime: `RUN npm install -g ${server.program}` }]]),
    alsoInstalls: lackingPackages(subject, base),
  };
}
