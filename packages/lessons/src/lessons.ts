import type { Lesson } from "./lesson.ts";
import { cacheMounts } from "./lessons/cache-mounts.ts";
import { cacheOrder } from "./lessons/cache-order.ts";
import { goScratch } from "./lessons/go-scratch.ts";
import { heredocs } from "./lessons/heredocs.ts";
import { linkAndParallel } from "./lessons/link-and-parallel.ts";
import { multiPlatform } from "./lessons/multi-platform.ts";
import { namesAndTarget } from "./lessons/names-and-target.ts";
import { nodeProduction } from "./lessons/node-production.ts";
import { oneStage } from "./lessons/one-stage.ts";
import { pythonTwoStages } from "./lessons/python-two-stages.ts";
import { rustMusl } from "./lessons/rust-musl.ts";
import { rustSlim } from "./lessons/rust-slim.ts";
import { scanningStage } from "./lessons/scanning-stage.ts";
import { secrets } from "./lessons/secrets.ts";
import { whatItWeighs } from "./lessons/what-it-weighs.ts";
import { yourOwnBuild } from "./lessons/your-own-build.ts";

/** Every lesson, in the order of the course. */
export const LESSONS: readonly Lesson[] = [
  oneStage,
  pythonTwoStages,
  goScratch,
  nodeProduction,
  rustSlim,
  rustMusl,
  cacheOrder,
  namesAndTarget,
  scanningStage,
  secrets,
  whatItWeighs,
  yourOwnBuild,
  cacheMounts,
  linkAndParallel,
  multiPlatform,
  heredocs,
];
