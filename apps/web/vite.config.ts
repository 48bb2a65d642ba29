import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const target = `http://localhost:${process.env["PORT"] ?? "3000"}`;

/** To the server, which takes changes only from its own origin: here the page's origin is this one of Vite. */
const server = { target, headers: { origin: process.env["PUBLIC_URL"] ?? target } };

export default defineConfig({
  plugins: [tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double" }), react(), tailwindcss()],
  build: {
    // The first versions with light-dark(), on which the themes stand.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    // The content security policy allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/trpc": server, "/api": server },
  },
});
