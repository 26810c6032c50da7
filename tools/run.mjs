import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The top folder of the project, without a slash at its end. */
export const projectFolder = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * Runs a command in the project's folder until it ends. Never throws: a command that cannot be started has failed.
 * @param {readonly string[]} command The program and its arguments.
 * @param {{ readonly output: "inherit" | "capture"; readonly env?: Readonly<Record<string, string>> }} options
 * @returns {Promise<{ readonly ok: boolean; readonly output: string }>} `output` is empty when it was inherited.
 */
export function run(command, { output, env = {} }) {
  const [program = "", ...commandArguments] = command;
  return new Promise((resolve) => {
    let captured = "";
    const child = spawn(program, commandArguments, {
      cwd: projectFolder,
      // What is captured may be shown where escape sequences for colours are noise.
      env: { ...process.env, ...(output === "capture" && { NO_COLOR: "1" }), ...env },
      stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (captured += text));
    }
    child.on("error", (error) => resolve({ ok: false, output: `${captured}${error.message}\n` }));
    child.on("close", (code) => resolve({ ok: code === 0, output: captured }));
  });
}

/**
 * The command that runs a tool of node_modules, without the shell that Windows needs for its .cmd files.
 * @param {string} script The tool's script inside node_modules.
 * @param {readonly string[]} toolArguments
 */
export function nodeModule(script, ...toolArguments) {
  return [process.execPath, `${projectFolder}/node_modules/${script}`, ...toolArguments];
}
