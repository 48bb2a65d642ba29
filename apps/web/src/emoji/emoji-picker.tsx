import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { VList, type VListHandle } from "virtua";
import { cx } from "../ui/cx.ts";
import { moreWords } from "../words/more.ts";
import { loadEmoji } from "./emoji-data.ts";
import { type Emoji, findEmoji } from "./find-emoji.ts";
import { noteEmoji, readTone, recentEmoji, writeTone } from "./habits.ts";
import {
  type Cell,
  cellAt,
  cellOf,
  firstSpot,
  type PickerRow,
  rowsOf,
  type Spot,
  sectionsOf,
  step,
} from "./picker-rows.ts";
import { TonePicker } from "./tone-picker.tsx";

/** A searchable grid of all emoji. The cursor stays in the search field; the arrow keys move through the grid. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const gridId = useId();
  const [all, failed] = useEmoji();
  const [query, setQuery] = useState("");
  const [tone, setTone] = useState(readTone);
  const [spot, setSpot] = useState<Spot>();
  const list = useRef<VListHandle>(null);
  const rows = useMemo(() => {
    if (!all) return [];
    if (query.trim())
      return rowsOf([{ heading: "", cells: findEmoji(all, query).map((emoji) => cellOf(emoji, tone)) }]);
    const { groups, recent: recentHeading } = moreWords.emoji;
    return rowsOf(sectionsOf(all, { recent: recentEmoji(), tone, groups, recentHeading }));
  }, [all, query, tone]);
  const at = spot ?? firstSpot(rows);
  const cell = cellAt(rows, at);

  const pick = ({ emoji }: Cell) => {
    noteEmoji(emoji);
    onPick(emoji);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    // Within the search text, the left and right arrows move the cursor.
    const inText = query !== "" && spot === undefined && /Left|Right/.test(event.key);
    const next = inText ? undefined : step(rows, at, event.key);
    if (next) {
      setSpot(next);
      list.current?.scrollToIndex(next.row, { align: "nearest" });
    } else if (event.key === "Enter" && cell) {
      pick(cell);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="flex h-96 w-92 max-w-full flex-col">
      <label className="flex items-center gap-2 border-line border-b px-3">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens it looks for something.
          autoFocus
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={gridId}
          aria-activedescendant={cell && `${gridId}-${at.row}-${at.column}`}
          aria-label={moreWords.emoji.search}
          placeholder={moreWords.emoji.search}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setSpot(undefined);
            list.current?.scrollTo(0);
          }}
          onKeyDown={onKeyDown}
          className="h-11 min-w-0 flex-1 bg-transparent outline-none"
        />
      </label>
      <div className="min-h-0 flex-1">
        <VList
          ref={list}
          id={gridId}
          role="grid"
          aria-label={moreWords.emoji.label}
          tabIndex={0}
          className="px-2 py-1 outline-offset-[-2px]"
        >
          {rows.map((row, index) => (
            <Row key={index} row={row} index={index} gridId={gridId} at={at} onPoint={setSpot} onPick={pick} />
          ))}
        </VList>
      </div>
      {(failed || (all && rows.length === 0)) && (
        <p role="status" className="absolute inset-x-0 top-24 px-6 text-center text-ink-soft text-sm">
          {failed ? moreWords.emoji.failed : moreWords.emoji.none(query)}
        </p>
      )}
      <div className="flex h-12 items-center gap-2 border-line border-t px-3">
        <span aria-hidden className="w-8 text-center text-[1.5rem] leading-8">
          {cell?.emoji}
        </span>
        <span className="min-w-0 flex-1 truncate text-ink-soft text-sm">{cell?.label}</span>
        <TonePicker
          tone={tone}
          onChoose={(next) => {
            setTone(next);
            writeTone(next);
          }}
        />
      </div>
    </div>
  );
}

function useEmoji(): [all: readonly Emoji[] | undefined, failed: boolean] {
  const [all, setAll] = useState<readonly Emoji[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    loadEmoji().then(setAll, () => setFailed(true));
  }, []);
  return [all, failed];
}

interface RowProps {
  row: PickerRow;
  index: number;
  gridId: string;
  at: Spot;
  onPoint: (spot: Spot) => void;
  onPick: (cell: Cell) => void;
}

function Row({ row, index, gridId, at, onPoint, onPick }: RowProps) {
  if ("heading" in row) {
    return (
      // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid above.
      <div role="row">
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above. */}
        <span role="rowheader" className="block px-1 pt-2 pb-1 font-medium text-ink-faint text-xs">
          {row.heading}
        </span>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid above.
    <div role="row" className="flex">
      {row.cells.map((cell, column) => {
        const isCurrent = at.row === index && at.column === column;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: Enter in the search picks it.
          <span
            key={cell.name + cell.emoji}
            id={`${gridId}-${index}-${column}`}
            role="gridcell"
            aria-selected={isCurrent}
            aria-label={cell.label}
            title={cell.name}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => isCurrent || onPoint({ row: index, column })}
            onClick={() => onPick(cell)}
            className={cx(
              "grid size-9.5 cursor-pointer select-none place-items-center rounded-lg text-[1.375rem] leading-none",
              isCurrent && "bg-hover ring-1 ring-edge ring-inset",
            )}
          >
            {cell.emoji}
          </span>
        );
      })}
    </div>
  );
}
