import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { DirectList } from "./direct-list.tsx";

interface DirectsSidebarProps {
  /** There is room for nothing beside it, so that it is the page. */
  alone: boolean;
  className?: string;
}

/** Beside a conversation of two: the others that one has. */
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
