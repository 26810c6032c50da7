import type { Plugin } from "vite";

/**
 * What the built page may do, as a browser enforces it: run its own scripts, and nothing else. Text can never become a script,
 * not even by a mistake of ours: `require-trusted-types-for` refuses strings wherever markup or code is made of them.
 *
 * Styles may stand inline, because the editor and the notices bring theirs as style elements. A policy in a page cannot say who
 * may embed it; whoever hosts the page can, with the header `Content-Security-Policy: frame-ancestors …`.
 */
export const policy = {
  "default-src": "'none'",
  "script-src": "'self'",
  "worker-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  // The hosts that a Dockerfile can be opened from, as app/src/import names them; a test holds the two together.
  "connect-src":
    "'self' https://raw.githubusercontent.com https://gist.githubusercontent.com https://gitlab.com",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
};

/** Writes the policy into the built page. Not while developing: there the page's scripts come inline, from the server. */
export function contentSecurityPolicy(): Plugin {
  const content = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content },
        injectTo: "head-prepend",
      },
    ],
  };
}
