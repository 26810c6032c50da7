import type { Rule } from "../rule.ts";
import { sc2002 } from "./shellcheck/sc2002.ts";
import { sc2006 } from "./shellcheck/sc2006.ts";
import { sc2015 } from "./shellcheck/sc2015.ts";
import { sc2028 } from "./shellcheck/sc2028.ts";
import { sc2034 } from "./shellcheck/sc2034.ts";
import { sc2035 } from "./shellcheck/sc2035.ts";
import { sc2038 } from "./shellcheck/sc2038.ts";
import { sc2046 } from "./shellcheck/sc2046.ts";
import { sc2086 } from "./shellcheck/sc2086.ts";
import { sc2140 } from "./shellcheck/sc2140.ts";
import { sc2154 } from "./shellcheck/sc2154.ts";
import { sc2155 } from "./shellcheck/sc2155.ts";
import { sc2164 } from "./shellcheck/sc2164.ts";
import { sc2166 } from "./shellcheck/sc2166.ts";
import { sc2196 } from "./shellcheck/sc2196.ts";
import { sc2197 } from "./shellcheck/sc2197.ts";
import { sc2236 } from "./shellcheck/sc2236.ts";
import { sc3001 } from "./shellcheck/sc3001.ts";
import { sc3009 } from "./shellcheck/sc3009.ts";
import { sc3010 } from "./shellcheck/sc3010.ts";
import { sc3011 } from "./shellcheck/sc3011.ts";
import { sc3014 } from "./shellcheck/sc3014.ts";
import { sc3020 } from "./shellcheck/sc3020.ts";
import { sc3028 } from "./shellcheck/sc3028.ts";
import { sc3030 } from "./shellcheck/sc3030.ts";
import { sc3037 } from "./shellcheck/sc3037.ts";
import { sc3040 } from "./shellcheck/sc3040.ts";
import { sc3046 } from "./shellcheck/sc3046.ts";
import { sc3054 } from "./shellcheck/sc3054.ts";
import { sc3057 } from "./shellcheck/sc3057.ts";
import { sc3060 } from "./shellcheck/sc3060.ts";

/** What ShellCheck finds inside RUN, under its numbers, sorted by them. */
export const shellcheckRules: readonly Rule[] = [
  sc2002,
  sc2006,
  sc2015,
  sc2028,
  sc2034,
  sc2035,
  sc2038,
  sc2046,
  sc2086,
  sc2140,
  sc2154,
  sc2155,
  sc2164,
  sc2166,
  sc2196,
  sc2197,
  sc2236,
  sc3001,
  sc3009,
  sc3010,
  sc3011,
  sc3014,
  sc3020,
  sc3028,
  sc3030,
  sc3037,
  sc3040,
  sc3046,
  sc3054,
  sc3057,
  sc3060,
];
