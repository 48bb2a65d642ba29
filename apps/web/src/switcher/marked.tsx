import type { Ranges } from "./ranking.ts";

/** A name with the matched parts highlighted. */
export function Marked({ text, ranges }: { text: string; ranges: Ranges }) {
  let at = 0;
  const parts = ranges.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <Found key={start}>{text.slice(start, end)}</Found>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

const Found = ({ children }: { children: string }) => (
  <mark className="bg-transparent font-semibold text-accent-ink">{children}</mark>
);
