import type { ManagerRow } from "./manager-rows.ts";
import { COMPILING_MANAGERS } from "./managers-of-compilers.ts";
import { NODE_MANAGERS, PYTHON_MANAGERS } from "./managers-of-scripts.ts";
import { SYSTEM_MANAGERS } from "./managers-of-systems.ts";
import { BASIC } from "./programs/basic.ts";
import { LANGUAGES } from "./programs/languages.ts";
import { SYSTEM_PROGRAMS } from "./programs/system.ts";
import { TRANSFER } from "./programs/transfer.ts";
import type { ProgramRow } from "./rows.ts";

/** Every program that is known and is no package manager. */
export const PROGRAM_ROWS: readonly ProgramRow[] = [
  ...BASIC,
  ...LANGUAGES,
  ...SYSTEM_PROGRAMS,
  ...TRANSFER,
];

/** What every package manager does. */
export const MANAGER_ROWS: readonly ManagerRow[] = [
  ...COMPILING_MANAGERS,
  ...NODE_MANAGERS,
  ...PYTHON_MANAGERS,
  ...SYSTEM_MANAGERS,
];
