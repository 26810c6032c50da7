import { BookOpen, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useRun } from "../app-context.ts";
import { MenuButton } from "../ui/MenuButton.tsx";
import type { MenuSection } from "../ui/menu-sections.ts";
import type { Example } from "./examples.ts";
import styles from "./ExamplesMenu.module.css";

export function ExamplesMenu() {
  const run = useRun();
  const [sections, setSections] = useState<readonly MenuSection[] | null>(null);

  function load(): void {
    if (sections !== null) return;
    void import("./examples.ts").then(({ examples }) => setSections(sectionsOf(examples)));
  }

  return (
    <MenuButton
      className={styles["button"]}
      sections={sections}
      aria-label="Examples"
      onApproach={load}
      onPick={(id) => run("load-example", id)}
    >
      <BookOpen size={16} className={styles["icon"]} aria-hidden />
      <span className={styles["word"]}>Examples</span>
      <ChevronDown size={14} className={styles["chevron"]} aria-hidden />
    </MenuButton>
  );
}

function sectionsOf(examples: readonly Example[]): readonly MenuSection[] {
  const groups = [
    { group: "basics", title: "One idea each" },
    { group: "larger", title: "Larger, as found in practice" },
  ] as const;
  return groups.map(({ group, title }) => ({
    title,
    note: null,
    items: examples
      .filter((example) => example.group === group)
      .map((example) => ({
        id: example.id,
        title: example.title,
        detail: example.summary,
        tag: null,
        mark: null,
        refusal: null,
      })),
  }));
}
