import { goQuote } from "@stagemap/syntax";
import { observed, observedFinding } from "../../observed.ts";
import { secretMounting } from "../../secret-mounts.ts";
import { defineRule } from "../../rule.ts";

const SECRET =
  /(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const HARMLESS = /(?:_|^)(?:public|file|version)(?:_|$)/i;

export const secretsUsedInArgOrEnv = defineRule({
  id: "SecretsUsedInArgOrEnv",
  origin: "buildkit",
  severity: "warning",
  summary: "Secrets do not pass through ARG or ENV.",
  rationale:
    "The value of an ENV stands in the image for everybody who pulls it, and that of an ARG in its history. A secret mount (`RUN --mount=type=secret,id=token …`) shows the value to one step and leaves no trace.",
  source: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
  examples: [
    {
      bad: 'FROM alpine\nARG «TOKEN»\nRUN curl -H "Auth: $TOKEN" https://a.example\n',
      fixed:
        'FROM alpine\nRUN --mount=type=secret,id=TOKEN,env=TOKEN curl -H "Auth: $TOKEN" https://a.example\n',
    },
    { bad: "FROM alpine\nARG «AWS_SECRET_ACCESS_KEY»\n" },
    {
      bad: "FROM alpine\nENV HOST=db «DB_PASSWORD»=x\n",
      fixed: "FROM alpine\nENV HOST=db\n",
    },
  ],
  good: ["FROM alpine\nARG PUBLIC_KEY\nENV TOKEN_FILE=/run/secrets/token\n"],
  *check(context) {
    for (const seen of observed(context, "definition")) {
      const { name, instruction } = seen.observation;
      if (!SECRET.test(name) || HARMLESS.test(name)) continue;
      const message = `Do not use ARG or ENV instructions for sensitive data (${instruction} ${goQuote(name)})`;
      yield {
        ...observedFinding(context, seen, message),
        fixes: () => secretMounting(context, seen),
      };
    }
  },
});
