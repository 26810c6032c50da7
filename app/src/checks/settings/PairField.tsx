import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import type { FormEvent } from "react";
import { useAppContext } from "../../app-context.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./PairField.module.css";

interface Pair<Choice extends string> {
  readonly name: string;
  readonly choice: Choice;
}

interface PairFieldProps<Choice extends string> {
  readonly label: string;
  /** What a name stands for: "label". */
  readonly what: string;
  readonly pairs: readonly Pair<Choice>[];
  readonly choices: readonly Choice[];
  readonly placeholder: string;
  /** The id of a list of suggestions. */
  readonly list?: string;
  /** What is meant by what was typed. */
  readonly normalize?: (typed: string) => string;
  readonly onChange: (pairs: readonly Pair<Choice>[]) => void;
}

/** Names with one of a few words for each. A name that is added again gets the new word. */
export function PairField<Choice extends string>(props: PairFieldProps<Choice>) {
  const { label, pairs, choices, onChange } = props;
  const { browser } = useAppContext();
  const id = useId();

  function set(name: string, choice: Choice): void {
    const isThere = pairs.some((pair) => pair.name === name);
    const changed = pairs.map((pair) => (pair.name === name ? { name, choice } : pair));
    onChange(isThere ? changed : [...pairs, { name, choice }]);
  }

  function remove(name: string): void {
    onChange(pairs.filter((pair) => pair.name !== name));
    browser.afterRender(() => browser.focusElement(id));
  }

  return (
    <div>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <ul aria-label={label}>
        {pairs.map(({ name, choice }) => (
          <li key={name} className={styles["row"]}>
            <span className={styles["name"]}>{name}</span>
            <Choices
              label={`${label}: ${name}`}
              choices={choices}
              choice={choice}
              onPick={(next) => set(name, next)}
            />
            <Button
              look="icon"
              className={styles["button"]}
              aria-label={`Remove ${name}`}
              title="Remove"
              onClick={() => remove(name)}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <AddPair {...props} id={id} onAdd={set} />
    </div>
  );
}

interface AddPairProps<Choice extends string> extends PairFieldProps<Choice> {
  readonly id: string;
  readonly onAdd: (name: string, choice: Choice) => void;
}

function AddPair<Choice extends string>(props: AddPairProps<Choice>) {
  const { id, label, what, choices, placeholder, list, normalize, onAdd } = props;
  const { browser } = useAppContext();
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<Choice | undefined>(choices[0]);

  function add(event: FormEvent): void {
    event.preventDefault();
    const name = normalize?.(typed.trim()) ?? typed.trim();
    browser.focusElement(id);
    if (name === "" || picked === undefined) return;
    onAdd(name, picked);
    setTyped("");
  }

  return (
    <form className={styles["row"]} aria-label={`Add a ${what}`} onSubmit={add}>
      <input
        id={id}
        className={styles["input"]}
        list={list}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Choices
        label={`${label}: of the ${what} to add`}
        choices={choices}
        choice={picked}
        onPick={setPicked}
      />
      <Button
        look="icon"
        type="submit"
        className={styles["button"]}
        aria-label={`Add the ${what}`}
        title={`Add the ${what}`}
      >
        <Plus size={14} aria-hidden />
      </Button>
    </form>
  );
}

interface ChoicesProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly choice: Choice | undefined;
  readonly onPick: (choice: Choice) => void;
}

function Choices<Choice extends string>({ label, choices, choice, onPick }: ChoicesProps<Choice>) {
  return (
    <select
      className={styles["select"]}
      aria-label={label}
      value={choice}
      onChange={({ target }) => {
        const next = choices.find((each) => each === target.value);
        if (next !== undefined) onPick(next);
      }}
    >
      {choices.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}
