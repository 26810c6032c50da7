import { createAnalyzer } from "@stagemap/analysis";
import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";

export { encodeState } from "@stagemap/share";

const runs = 200;

/** Milliseconds of each run, without the first ones, in which the engine's code is still being compiled. */
export function timeParseAndModel(text: string): readonly number[] {
  return timed(() => buildModel(parse(text), { target: null }));
}

/** Milliseconds from each of many one-character edits, spread over the text, to the updated graph data. */
export function timeKeystrokes(text: string): readonly number[] {
  const analyzer = createAnalyzer();
  let run = 0;
  let edited = text;
  return timed(
    () => analyzer.analyze({ dockerfile: edited, target: null }),
    () => {
      // Typed and taken back in turn, at another place each time.
      const at = Math.floor((text.length * ((run * 37) % runs)) / runs);
      edited = run % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
      run++;
    },
  );
}

function timed(work: () => unknown, prepare: () => void = () => {}): readonly number[] {
  const milliseconds: number[] = [];
  for (let run = 0; run < runs + 50; run++) {
    prepare();
    const startedAt = performance.now();
    work();
    if (run >= 50) milliseconds.push(performance.now() - startedAt);
  }
  return milliseconds;
}
