import type { ReactNode } from "react";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { DirectList } from "./direct-list.tsx";
import { NewDirectButton } from "./new-direct-button.tsx";

interface DirectsSidebarProps {
  /** Whether it is the whole page, because there is no room for anything beside it. */
  alone: boolean;
  className?: string;
  /** Below the list. */
  children?: ReactNode;
}

/** The sidebar beside a direct conversation, with all of them. */
export function DirectsSidebar({ alone, className, children }: DirectsSidebarProps) {
  const Place = alone ? "main" : "div";
  const Title = alone ? "h1" : "h2";
  return (
    <Place
      {...(alone && { id: "main", tabIndex: -1 })}
      className={cx("flex min-w-0 flex-col border-line bg-sunken outline-none md:border-e", className)}
    >
      <nav aria-label={words.directs.label} className="flex min-h-0 flex-1 flex-col">
        <div className="pane-header flex items-center justify-between ps-4 pe-2">
          <Title className="truncate font-semibold text-lg">{words.directs.title}</Title>
          <NewDirectButton />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto safe-bottom-4 px-2">
          <DirectList />
          {children}
        </div>
      </nav>
    </Place>
  );
}
