import { contextNameProblem } from "@stagemap/analysis";
import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./AddContext.module.css";
import { ContextField } from "./ContextField.tsx";
import { NameChips } from "./NameChips.tsx";

interface AddContextProps {
  /** What the text has that a context could take the place of. */
  readonly names: readonly string[];
}

const nameId = "new-context-name";
const valueId = "new-context-value";
const problemId = "new-context-problem";

/** A name and what is to stand for it. */
export function AddContext({ names }: AddContextProps) {
  const { browser } = useAppContext();
  const given = useApp((state) => state.buildSettings.contexts);
  const giveContext = useApp((state) => state.giveContext);
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const problem = name === "" ? null : problemOf(name, given);

  function add(event: FormEvent): void {
    event.preventDefault();
    if (name === "" || problem !== null) return browser.focusElement(nameId);
    if (value === "") return browser.focusElement(valueId);
    giveContext(name, value);
    setName("");
    setValue("");
    browser.afterRender(() => browser.focusElement(nameId));
  }

  function choose(chosen: string): void {
    setName(chosen);
    browser.afterRender(() => browser.focusElement(valueId));
  }

  return (
    <form className={styles["form"]} aria-label="Add a named context" onSubmit={add}>
      <label htmlFor={nameId} className={styles["label"]}>
        In the place of
      </label>
      <ContextField
        id={nameId}
        value={name}
        placeholder="stage or image"
        list="context-names"
        isInvalid={problem !== null}
        describedBy={problemId}
        onType={setName}
      />
      <datalist id="context-names">
        {names.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
      {name === "" && <NameChips names={names} onChoose={choose} />}
      <p id={problemId} className={styles["problem"]}>
        {problem}
      </p>
      <label htmlFor={valueId} className={styles["label"]}>
        put
      </label>
      <ContextField
        id={valueId}
        value={value}
        placeholder="docker-image://alpine"
        onType={setValue}
      />
      <Button look="framed" type="submit" className={styles["add"]}>
        <Plus size={14} aria-hidden />
        Add context
      </Button>
    </form>
  );
}

function problemOf(name: string, given: ReadonlyMap<string, string>): string | null {
  return given.has(name)
    ? "There is a context of this name already. Change its value above."
    : contextNameProblem(name);
}
