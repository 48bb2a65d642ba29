import type { Config } from "../config.ts";

/** What the web client needs, and nothing else: no inline code or style, nobody else's scripts, frames or forms. */
const contentSecurityPolicy = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  // Pictures are served from here: an address elsewhere would tell its owner who reads. `blob:` is what a person is about
  // to send, `data:` the mark in the browser's tab.
  "img-src": "'self' data: blob:",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

type Headers = Readonly<Record<string, string>>;

/** Made once. Each answer has those of `data`; what a browser shows as a page has those of `page` in their place. */
export function securityHeaders(publicUrl: Config["publicUrl"]): { readonly data: Headers; readonly page: Headers } {
  const always = {
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    // Only when people reach us by https: on plain http it would lock them out.
    ...(publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=63072000" } : {}),
  };
  return {
    // Opened as a page it would be one that may do nothing. The rest is about pages, and calls are many: no more bytes.
    data: { "content-security-policy": "default-src 'none'; frame-ancestors 'none'", ...always },
    page: {
      "content-security-policy": Object.entries(contentSecurityPolicy)
        .map(([directive, sources]) => `${directive} ${sources}`)
        .join("; "),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
      // Invites and password resets carry their secret in the address: it must not travel to the sites people link to.
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      ...always,
    },
  };
}
