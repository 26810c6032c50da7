/** A kind of secret that is known by its form. */
interface SecretShape {
  /** With its article: "an AWS access key". */
  readonly what: string;
  readonly pattern: RegExp;
}

/** What each service documents of its tokens. Where there is a group, it is the secret itself. */
const SHAPES: readonly SecretShape[] = [
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  {
    what: "an AWS access key",
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![A-Za-z0-9])/,
  },
  {
    what: "an AWS secret access key",
    pattern: /aws_secret_access_key["']?[\s=:]+["']?([A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])/i,
  },
  {
    what: "a GitHub token",
    pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{60,255})/,
  },
  { what: "a GitLab token", pattern: /(?<!\w)gl(?:pat|dt|rt|ptt|cbt)-[\w-]{20,}/ },
  { what: "a Slack token", pattern: /(?<!\w)xox[abeoprs]-[\w-]{10,}/ },
  { what: "a Slack webhook", pattern: /hooks\.slack\.com\/services\/(T\w{6,}\/B\w{6,}\/\w{20,})/ },
  { what: "an npm token", pattern: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/ },
  { what: "an npm token", pattern: /:_authToken=["']?([\w-]{30,}[\w=+/]*)/ },
  { what: "a Stripe key", pattern: /(?<!\w)(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/ },
  { what: "a Google API key", pattern: /(?<!\w)AIza[\w-]{35}(?![\w-])/ },
  { what: "a Google OAuth secret", pattern: /(?<!\w)GOCSPX-[\w-]{28}/ },
  { what: "a JSON web token", pattern: /(?<!\w)eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  { what: "a Docker Hub token", pattern: /(?<!\w)dckr_pat_[\w-]{20,}/ },
  { what: "a PyPI token", pattern: /(?<!\w)pypi-AgE[\w-]{50,}/ },
  { what: "an OpenAI key", pattern: /(?<!\w)sk-(?:proj-|svcacct-)?[\w-]{16,}T3BlbkFJ[\w-]{16,}/ },
  { what: "an Anthropic key", pattern: /(?<!\w)sk-ant-[a-z]+\d\d-[\w-]{60,}/ },
  { what: "a Hugging Face token", pattern: /(?<!\w)hf_[A-Za-z0-9]{34}(?!\w)/ },
  { what: "a SendGrid key", pattern: /(?<!\w)SG\.[\w-]{20,24}\.[\w-]{40,46}(?![\w-])/ },
  { what: "a DigitalOcean token", pattern: /(?<!\w)do[opr]_v1_[a-f0-9]{64}/ },
  { what: "an Azure storage key", pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/ },
  { what: "a Telegram bot token", pattern: /(?<![\w:])\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  {
    what: "a password in an address",
    pattern:
      /(?<![\w+])[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'`$<>{}()|]*:([^\s/@"'`$<>{}()|]+)@(?=[\w[])/i,
  },
];

/** What every shape has a part of: texts without any of these need no closer look. In the exact case, which is looked for much faster. */
const HINT =
  /-----BEGIN|AKIA|ASIA|[Aa][Ww][Ss]_[Ss][Ee][Cc][Rr][Ee][Tt]|gh[pousr]_|github_pat|gl[a-z]{2,3}-|xox[a-z]-|slack\.com|npm_|_authToken|[sr]k_(?:live|test)|AIza|GOCSPX|eyJ|dckr_|pypi-|sk-|hf_|SG\.|do[opr]_v1|AccountKey|:AA|:\/\/[^\s/]*:[^\s/]*@/;

export interface SeenSecret {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** Whether a text may hold a secret at all. */
export function mayHoldSecret(text: string): boolean {
  return HINT.test(text);
}

/** The secrets in a text by their form, in order, without overlaps and without what is plainly made up. */
export function secretsIn(text: string): readonly SeenSecret[] {
  if (!mayHoldSecret(text)) return [];
  const found: SeenSecret[] = [];
  for (const { what, pattern } of SHAPES) {
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const secret = match[1] ?? match[0];
      const from = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
      const to = from + secret.length;
      const isKnown = found.some((each) => from < each.to && each.from < to);
      if (!isKnown && !isMadeUp(secret)) found.push({ what, from, to });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** Placeholders such as "xxxxxxxx", "YOUR_TOKEN" and Amazon's own examples. */
function isMadeUp(secret: string): boolean {
  return (
    /EXAMPLE|(?:^|[^a-z])(?:your|example|changeme|placeholder|redacted|dummy)|x-oauth-basic|(.)\1{6}|\*{3}/i.test(
      secret,
    ) || /^%\w+%$/.test(secret)
  );
}
