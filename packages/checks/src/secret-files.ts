import { baseName } from "./paths.ts";

/** A kind of file that holds secrets, by its name. */
export interface SecretFile {
  /** In words, with an article. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Programs that read it while the image is built; empty for what is only of use to the running program. */
  readonly readers: readonly string[];
}

const NODE = ["npm", "yarn", "pnpm", "bun", "npx"];
const GIT = [
  "git",
  "go",
  "pip",
  "pip3",
  "npm",
  "yarn",
  "pnpm",
  "cargo",
  "composer",
  "bundle",
  "poetry",
  "uv",
];

const FILES: readonly SecretFile[] = [
  {
    what: "environment variables",
    pattern: /^\.env(?:\.(?!example$|sample$|dist$|template$|defaults?$|test$|ci$)[\w-]+)*$/,
    readers: [],
  },
  { what: "registry tokens of npm", pattern: /^\.npmrc$/, readers: NODE },
  { what: "registry tokens of Yarn", pattern: /^\.yarnrc\.secret$/, readers: NODE },
  {
    what: "passwords of package indexes",
    pattern: /^\.pypirc$/,
    readers: ["pip", "pip3", "poetry", "uv", "twine"],
  },
  { what: "passwords of hosts", pattern: /^[._]netrc$/, readers: [...GIT, "curl", "wget"] },
  { what: "passwords of Git hosts", pattern: /^\.git-credentials$/, readers: GIT },
  {
    what: "a private SSH key",
    pattern:
      /^(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_[\w-]+)?|[\w-]*_rsa|\.ssh|ssh_key|deploy[_-]key)$/,
    readers: [...GIT, "ssh", "scp", "rsync"],
  },
  { what: "credentials of AWS", pattern: /^\.aws$/, readers: ["aws"] },
  { what: "credentials of registries", pattern: /^\.dockercfg$/, readers: [] },
  { what: "passwords of PostgreSQL", pattern: /^\.pgpass$/, readers: ["psql", "pg_dump"] },
  {
    what: "a private key",
    pattern:
      /^(?!.*(?:cert|chain|pub|ca\b|ca[-_.]|root|bundle|(?:^|[-_])(?:ff)?dh)).+\.(?:pem|key|p12|pfx|ppk|pkcs12)$/i,
    readers: [],
  },
  {
    what: "credentials of Google Cloud",
    pattern:
      /^(?:service[-_]?account[\w-]*|gcp-(?:key|credentials)[\w-]*|application_default_credentials)\.json$/i,
    readers: ["gcloud", "gsutil", "bq"],
  },
  {
    what: "credentials",
    pattern: /^(?:credentials|secrets?)\.(?:json|ya?ml|env|toml|txt)$/i,
    readers: [],
  },
  {
    what: "credentials of a cluster",
    pattern: /^(?:kubeconfig|\.kube)$/,
    readers: ["kubectl", "helm"],
  },
  { what: "tokens of Composer", pattern: /^auth\.json$/, readers: ["composer"] },
  {
    what: "Terraform's state or variables",
    pattern: /\.tfstate(?:\.backup)?$|^terraform\.tfvars$/,
    readers: ["terraform"],
  },
  {
    what: "the token of a vault",
    pattern: /^\.vault-(?:token|pass(?:word)?)$/,
    readers: ["vault", "ansible-playbook"],
  },
];

/** Names that one of the kinds fits: most files are none, and there may be many. */
const ANY = new RegExp(
  FILES.flatMap(({ pattern: { source, ignoreCase } }) => (ignoreCase ? [] : source)).join("|"),
);
const ANY_IN_ANY_CASE = new RegExp(
  FILES.flatMap(({ pattern: { source, ignoreCase } }) => (ignoreCase ? source : [])).join("|"),
  "i",
);
const IN_A_FOLDER = /(?:^|\/)\.(?:aws\/credentials|docker\/config\.json|kube\/config)$/;

/** By its ending: quickly told of most files of a large project. */
function isPlainSource(name: string): boolean {
  return PLAIN.has(name.slice(name.lastIndexOf(".") + 1)) && !name.startsWith(".");
}

const PLAIN = new Set(
  "js mjs cjs ts mts cts jsx tsx map py pyc go rs java class kt rb php cs c h cc cpp hpp swift ex exs html css scss less md rst svg png jpg gif vue svelte".split(
    " ",
  ),
);

/** What a path of the build context holds that is to be kept secret; null for other files. */
export function secretFile(path: string): SecretFile | null {
  const clean = path.endsWith("/") ? path.replace(/\/+$/, "") : path;
  const name = baseName(clean);
  if (isPlainSource(name)) return null;
  if (!ANY.test(name) && !ANY_IN_ANY_CASE.test(name) && !IN_A_FOLDER.test(clean)) return null;
  if (/(?:^|\/)\.aws\/credentials$/.test(clean))
    return FILES.find(({ what }) => what === "credentials of AWS") ?? null;
  if (/(?:^|\/)\.docker\/config\.json$/.test(clean))
    return FILES.find(({ what }) => what === "credentials of registries") ?? null;
  if (/(?:^|\/)\.kube\/config$/.test(clean))
    return FILES.find(({ what }) => what === "credentials of a cluster") ?? null;
  if (/(?:^|\/)(?:tests?|fixtures?|testdata|examples?)\//.test(clean)) return null;
  return FILES.find(({ pattern }) => pattern.test(name)) ?? null;
}
