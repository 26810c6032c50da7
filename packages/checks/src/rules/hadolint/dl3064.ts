import type { Word } from "@stagemap/syntax";
import { splitArgument } from "@stagemap/model";
import { unquoted } from "../../definitions.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Site } from "../../rule.ts";

/** Names that are sensitive though none of the parts below is in them. */
const KNOWN: ReadonlySet<string> = new Set([
  "APPLICATION_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
]);

/** Names that hadolint asks about, which are no secrets. */
const HARMLESS: ReadonlySet<string> = new Set([
  "CI_DEPLOY_USER",
  "DOCKER_EMAIL",
  "FACEBOOK_APP_ID",
  "HEROKU_API_USER",
  "OKTA_AUTHN_GROUPID",
  "OKTA_CLIENT_ORGURL",
  "OKTA_OAUTH2_CLIENTID",
  "STRIPE_DEVICE_NAME",
  "TRAVIS_OS_NAME",
  "TRAVIS_SUDO",
]);

const PARTS = /api_key|client_key|password|private|secret|token|username/;
/** The same as words of their own: GOPRIVATE and TOKENIZERS are none. */
const WORDS =
  /(?:^|_)(?:api_?keys?|client_key|passwords?|passwd|private_key|secrets?|tokens?)(?:_|$)|password$/;

export const dl3064 = defineRule({
  id: "DL3064",
  origin: "hadolint",
  severity: "warning",
  sameAs: "SecretsUsedInArgOrEnv",
  summary: "Secrets are not handed over with ARG or ENV.",
  rationale:
    "What ARG and ENV hold can be read by everybody who has the image: with `docker history`, in its configuration, in its attestation. Give secrets with `RUN --mount=type=secret`, which leaves nothing behind, or when the container starts.",
  source: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
  examples: [
    { bad: "FROM alpine:3.22\nARG «AWS_SECRET_ACCESS_KEY»\n" },
    { bad: "FROM alpine:3.22\nENV «db_password»=hunter2\n" },
  ],
  good: ["FROM alpine:3.22\nENV LEVEL=2\n"],
  *check(context) {
    for (const site of context.sites) {
      for (const { name, word } of definedNames(site)) {
        if (!isSensitive(context, name)) continue;
        const message =
          "Potentially sensitive data should not be used in the `ARG` or `ENV` commands";
        yield findingAt(context, site, word, message);
      }
    }
  },
});

interface DefinedName {
  readonly name: string;
  readonly word: Word;
}

function definedNames(site: Site): readonly DefinedName[] {
  const { name, args, pairs } = site.instruction.inner ?? site.instruction;
  if (name === "ARG") return args.map((word) => ({ name: splitArgument(word).name, word }));
  if (name !== "ENV") return [];
  return pairs.map(({ key }) => ({ name: unquoted(key.text), word: key }));
}

function isSensitive({ isAll }: CheckContext, name: string): boolean {
  const upper = name.toUpperCase();
  const lower = name.toLowerCase();
  if (isAll) return KNOWN.has(upper) || HARMLESS.has(upper) || PARTS.test(lower);
  return KNOWN.has(upper) || WORDS.test(lower);
}
