import { Fragment, useLayoutEffect, useRef } from "react";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "../words/words.ts";
import type { SwitcherEntry } from "./entries.ts";
import type { Hit } from "./ranking.ts";
import { SwitcherRow } from "./switcher-row.tsx";
import { keyOf, type Section } from "./use-switcher.ts";

interface SwitcherListProps {
  label: string;
  sections: readonly Section[];
  /** What to say if there are no results; undefined while some may still come. */
  none?: { title: string; body: string } | undefined;
  /** The index of the entry that Enter would choose, across all sections. */
  active: number;
  setActive: (index: number) => void;
  choose: (entry: SwitcherEntry) => void;
  ids: { list: string; option: (index: number) => string };
}

/** The results. */
export function SwitcherList({ label, sections, none, active, setActive, choose, ids }: SwitcherListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    // For the first entry, also show the title above it.
    if (active <= 0) scroller.scrollTop = 0;
    else document.getElementById(ids.option(active))?.scrollIntoView({ block: "nearest" });
  }, [active, ids.option]);

  let index = 0;
  const row = (hit: Hit<SwitcherEntry>) => {
    const own = index++;
    return (
      <SwitcherRow
        key={keyOf(hit.entry)}
        id={ids.option(own)}
        hit={hit}
        active={own === active}
        onPoint={() => setActive(own)}
        onChoose={() => choose(hit.entry)}
      />
    );
  };

  return (
    <div
      ref={list}
      id={ids.list}
      // An empty one is not a list.
      {...(sections.some(({ hits }) => hits.length > 0) && { role: "listbox", "aria-label": label })}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      {sections.map(({ title, hits }) =>
        title ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a part of a list box.
          <div key={title} role="group" aria-label={title} className="not-first:mt-2">
            <p aria-hidden className="px-2.5 py-1.5 font-medium text-ink-faint text-xs">
              {title}
            </p>
            {hits.map(row)}
          </div>
        ) : (
          <Fragment key="found">{hits.map(row)}</Fragment>
        ),
      )}
      {index === 0 &&
        (none ? (
          <div className="px-6 py-10 text-center">
            <p className="wrap-anywhere font-medium">{none.title}</p>
            <p className="mt-1 text-ink-soft text-sm">{none.body}</p>
          </div>
        ) : (
          <SwitcherBones />
        ))}
    </div>
  );
}

const SwitcherBones = () => (
  <div role="status" aria-label={words.loading}>
    {[1, 2, 3].map((row) => (
      <div key={row} className="flex min-h-9 items-center gap-2.5 px-2.5 pointer-coarse:min-h-11">
        <Skeleton className="size-6 rounded-md" />
        <Skeleton className="h-4 w-36" />
      </div>
    ))}
  </div>
);
