import type { RuleView } from "@stagemap/analysis";
import { minimalEdit } from "@stagemap/text";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Prose } from "../ui/Prose.tsx";
import { LineDiff } from "./LineDiff.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { withoutMarks } from "./marks.ts";
import styles from "./RulePage.module.css";

/** What a rule says of itself. */
export function RulePage({ rule }: { readonly rule: RuleView }) {
  return (
    <div className={styles["page"]}>
      <Part title="Why">
        <p>
          <Prose text={rule.rationale} />
        </p>
      </Part>
      <Part title="What it finds">
        {rule.examples.map((example) => (
          <Example key={example.bad} {...example} />
        ))}
      </Part>
      <Part title="What it is content with">
        {rule.good.map((text) => (
          <MarkedText key={text} text={text} kind="good" />
        ))}
      </Part>
      <Part title="How to ignore it">
        <p>
          A comment above the instruction skips it there, and a first line of the file everywhere.
          “Ignore here” of a finding writes it; “Ignore everywhere” leaves the text as it is and
          puts the check on the list in the settings.
        </p>
        <pre className={styles["code"]}># check=skip={rule.id}</pre>
        {(rule.origin === "hadolint" || rule.origin === "shellcheck") && (
          <p className={styles["caption"]}>
            hadolint’s own <code># hadolint ignore={rule.id}</code> is honoured as well.
          </p>
        )}
      </Part>
      <p className={styles["source"]}>
        <a href={rule.source} target="_blank" rel="noreferrer">
          Where this check comes from <ExternalLink size={12} aria-hidden />
        </a>
      </p>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles["part"]}>
      <h3 className={styles["heading"]}>{title}</h3>
      {children}
    </section>
  );
}

function Example({ bad, dockerignore, fixed, newFiles }: RuleView["examples"][number]) {
  const plain = withoutMarks(bad);
  const edit = fixed === null ? null : minimalEdit(plain, fixed);
  return (
    <div className={styles["example"]}>
      <MarkedText text={bad} kind="bad" />
      {dockerignore !== null && (
        <>
          <p className={styles["caption"]}>With this .dockerignore</p>
          <pre className={styles["code"]}>{dockerignore.trimEnd()}</pre>
        </>
      )}
      {edit !== null && (
        <>
          <p className={styles["caption"]}>Its fix</p>
          <LineDiff text={plain} edits={[edit]} context={20} hasNumbers={false} />
        </>
      )}
      {newFiles.map((file) => (
        <div key={file.path}>
          <p className={styles["caption"]}>Its fix writes {file.path}</p>
          <pre className={styles["code"]}>{file.text.trimEnd()}</pre>
        </div>
      ))}
    </div>
  );
}
