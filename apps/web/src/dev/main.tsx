import "../styles.css";
import "./gallery.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Toasts } from "../ui/toasts.tsx";
import { hurry } from "../ui/usable.ts";
import { Gallery } from "./gallery.tsx";

/*
 * The page at /dev/ui of the development server: each component in each state, in both themes. It is a page of its own
 * (dev/ui.html), which the build does not know, so nothing of it is in what people get.
 */
const root = document.getElementById("root");
if (!root) throw new Error("dev/ui.html has no #root.");
hurry();

createRoot(root).render(
  <StrictMode>
    <Gallery />
    <Toasts />
  </StrictMode>,
);
