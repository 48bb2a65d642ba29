import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { DirectList } from "./direct-list.tsx";

interface DirectsSidebarProps {
  /** Whether it is the whole page, because there is no room for anything beside it. */
  alone: boolean;
  className?: string;
}

/** The sidebar beside a direct conversation, with all of them. */
export function DirectsSidebar({ alone, className }: DirectsSidebarProps) {
  const Place = alone ? "main" : "div";
  const Title = alone ? "h1" : "h2";
  return (
    <Place
      {...(alone && { id: "main", tabIndex: -1 })}
      className={cx("flex min-w-0 flex-col border-line bg-sunken outline-none md:border-e", className)}
    >
      <Title className="pane-header flex items-center px-4 font-semibold text-lg">
        <span className="truncate">{words.directs.title}</span>
      </Title>
      <nav aria-label={words.directs.label} className="min-h-0 flex-1 overflow-y-auto safe-bottom-4 px-2">
        <DirectList />
      </nav>
    </Place>
  );
}
