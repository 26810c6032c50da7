/** Milliseconds of each of `count` runs, without the first ones, in which the engine's code is still being compiled. */
export function timed(
  work: () => unknown,
  prepare: (run: number) => void = () => {},
  count = RUN_COUNT,
): readonly number[] {
  const milliseconds: number[] = [];
  const warmUp = count / 4;
  for (let run = 0; run < count + warmUp; run++) {
    prepare(run);
    const startedAt = performance.now();
    work();
    if (run >= warmUp) milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}

export const RUN_COUNT = 200;
