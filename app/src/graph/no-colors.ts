/*
 * Stands in for d3-color, which the bundler would load before the graph shows: React Flow moves the view with d3's
 * transitions, and those could blend colours as well. Nothing here does; told that nothing is a colour, they jump.
 */

export function color(): null {
  return null;
}

export { color as cubehelix, color as hcl, color as hsl, color as lab, color as rgb };
