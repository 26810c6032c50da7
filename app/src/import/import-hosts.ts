/** The only hosts that the page ever asks, each after a click. The page's policy allows no other. */
export const importHosts = [
  "raw.githubusercontent.com",
  "gist.githubusercontent.com",
  "gitlab.com",
] as const;
