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
  // Pictures are served from here: an external URL would tell its owner who reads. `blob:` is for a picture about to be
  // uploaded, `data:` for the favicon.
  "img-src": "'self' data: blob:",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

type Headers = Readonly<Record<string, string>>;

/** Made once. Every answer has the headers in `data`; pages have those in `page` instead. */
export function securityHeaders(publicUrl: Config["publicUrl"]): { readonly data: Headers; readonly page: Headers } {
  const always = {
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    // Only when people use https: otherwise it would lock them out.
    ...(publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=63072000" } : {}),
  };
  return {
    // Opened as a page, data may do nothing. The other headers only matter for pages; calls are many, so save the bytes.
    data: { "content-security-policy": "default-src 'none'; frame-ancestors 'none'", ...always },
    page: {
      "content-security-policy": Object.entries(contentSecurityPolicy)
        .map(([directive, sources]) => `${directive} ${sources}`)
        .join("; "),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
      // Invites and password resets have their secret in the URL: it must not leak to sites that people link to.
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      ...always,
    },
  };
}
