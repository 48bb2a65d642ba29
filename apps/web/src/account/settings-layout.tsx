import { NavLink } from "../routing/link.tsx";
import { useShown } from "../routing/navigation.ts";
import { Outlet } from "../routing/outlet.tsx";
import { paths } from "../routing/paths.ts";
import { Pane } from "../shell/pane.tsx";
import { moreWords } from "../words/more.ts";

const tabs = () =>
  [
    [paths.profile(), moreWords.settings.profile],
    [paths.account(), moreWords.settings.account],
    [paths.notifications(), moreWords.notifications.title],
    [paths.appearance(), moreWords.settings.appearance],
  ] as const;

/** The layout of the settings pages. */
export default function SettingsLayout() {
  const open = useShown(({ place }) => place.path);
  const tab = tabs().find(([to]) => to === open);
  return (
    <Pane title={moreWords.settings.title} subject={tab?.[1]}>
      <nav aria-label={moreWords.settings.title} className="-mt-2 mb-6 border-line border-b">
        <ul className="-ms-3 -mb-px flex gap-1 overflow-x-auto [scrollbar-width:none]">
          {tabs().map(([to, label]) => (
            <li key={to}>
              <NavLink
                to={to}
                className="flex h-10 items-center border-transparent border-b-2 px-3 font-medium text-ink-soft text-sm outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:h-11"
              >
                {label}
              </NavLink>
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
