import { expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const OLD = "FROM alpine AS build\nRUN make\nFROM scratch\nCOPY --from=build /app /app\n";
const NEW = `${OLD.replaceAll("build", "compile")}CMD ["/app"]\n`;
const FILES = { old: OLD, new: NEW, commented: `# why\n${OLD}` };

/** What running `stagemap compare` with these arguments gives. */
async function compareWith(args: readonly string[], input = "") {
  const machine = fakeMachine(FILES, { input });
  const code = await main(["compare", ...args], machine);
  return { code, printed: machine.printed(), complained: machine.complained() };
}

test("says what the change does, then what differs", async () => {
  const { code, printed } = await compareWith(["old", "new"]);
  expect(code).toBe(1);
  expect(printed).toContain("The change renames “build” to “compile” and adds 1 step.\n");
  expect(printed).toContain("stage compile, before build\n");
  expect(printed).toContain("  + CMD /app (added, line 5)\n");
});

test("a build that stays as it is exits with 0, also from standard input", async () => {
  expect((await compareWith(["old", "commented"])).code).toBe(0);
  expect((await compareWith(["old", "-"], OLD)).printed).toBe("The two texts are the same.\n");
});

test("--json is one line with everything but the picture", async () => {
  const { printed } = await compareWith(["--json", "old", "new"]);
  const report: unknown = JSON.parse(printed);
  expect(report).toMatchObject({ isSameBuild: false, stages: [{ isRenamed: true }, {}] });
  expect(report).not.toHaveProperty("picture");
});

test.for([[["old"]], [["old", "new", "old"]], [["-", "-"]], [["old", "nowhere"]]])(
  "%s is wrong use",
  async ([args = []]) => {
    const { code, complained } = await compareWith(args);
    expect(code).toBe(2);
    expect(complained).toContain("stagemap compare: ");
  },
);
