import "./styles.css";
import { DirectionProvider } from "@base-ui/react/direction-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preloadOnIntent } from "./routing/intent.ts";
import { startNavigation } from "./routing/navigation.ts";
import { Outlet } from "./routing/outlet.tsx";
import { routes } from "./routing/routes.ts";
import { ServerData } from "./server-data.tsx";
import { watchSession } from "./session/watch-session.ts";
import { fetchAhead, fetchAtOnce } from "./shell/fetch-ahead.ts";
import { keepAboveKeyboard } from "./shell/keyboard.ts";
import { Toasts } from "./ui/toasts.tsx";
import { formatAhead } from "./words/dates.ts";
import { speakChosen } from "./words/language.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

watchSession();
keepAboveKeyboard();
fetchAtOnce();
startNavigation(routes);
preloadOnIntent();
fetchAhead();

// No top-level await: another language's chunk imports from this module's bundle, so they would wait for each other.
void speakChosen().then(() => {
  formatAhead();
  createRoot(root).render(
    <StrictMode>
      <ServerData>
        <DirectionProvider direction={document.dir === "rtl" ? "rtl" : "ltr"}>
          <Outlet />
          <Toasts />
        </DirectionProvider>
      </ServerData>
    </StrictMode>,
  );
});
