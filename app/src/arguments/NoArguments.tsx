import styles from "./NoArguments.module.css";

const example = "ARG NODE=22\nFROM node:${NODE}";

/** What a build argument is, for a text that declares none. */
export function NoArguments() {
  return (
    <div className={styles["none"]}>
      <h3>No build arguments yet</h3>
      <p>
        An ARG line declares a value that can be set anew for each build; in front of the first FROM
        it can even choose the base image. Write one, and you can try values for it here.
      </p>
      <pre className={styles["example"]} aria-label="Example of an argument">
        <code>{example}</code>
      </pre>
      <p>Docker takes the value on its command line:</p>
      <pre className={styles["example"]} aria-label="Example of giving it a value">
        <code>docker build --build-arg NODE=24 .</code>
      </pre>
    </div>
  );
}
