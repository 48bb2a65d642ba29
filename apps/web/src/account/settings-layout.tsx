import { Link, Outlet } from "@tanstack/react-router";
import { Pane } from "../shell/pane.tsx";
import { words } from "../words/words.ts";

const tabs = () =>
  [
    ["/settings/profile", words.settings.profile],
    ["/settings/account", words.settings.account],
    ["/settings/notifications", words.notifications.title],
    ["/settings/appearance", words.settings.appearance],
  ] as const;

/** The layout of the settings pages. */
export function SettingsLayout() {
  return (
    <Pane title={words.settings.title}>
      <nav aria-label={words.settings.title} className="-mt-2 mb-6 border-line border-b">
        <ul className="-ms-3 -mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
          {tabs().map(([to, label]) => (
            <li key={to}>
              <Link
                to={to}
                className="flex h-10 items-center border-transparent border-b-2 px-3 font-medium text-ink-soft text-sm outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:h-11"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        <Outlet />
      </div>
    </Pane>
  );
}
