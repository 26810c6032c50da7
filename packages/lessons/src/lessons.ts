import type { Lesson } from "./lesson.ts";
import { cacheOrder } from "./lessons/cache-order.ts";

/** Every lesson, in the order of the course. */
export const LESSONS: readonly Lesson[] = [cacheOrder];
