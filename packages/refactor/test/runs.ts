/** How many made-up files a property is tried on; more on demand: REFACTOR_RUNS=20000 npm run unit -- packages/refactor */
export const RUNS = Number(process.env["REFACTOR_RUNS"] ?? 600);

/** Longer runs are for whoever asks for more of them. */
export const LONG = { timeout: 3_600_000 };
