import { limits } from "@parley/api/limits";
import { Search } from "lucide-react";
import { Input } from "../ui/input.tsx";
import { moreWords } from "../words/more.ts";

/** The field for searching people. */
export const SearchField = ({ value, onChange }: { value: string; onChange: (text: string) => void }) => (
  <div className="relative">
    <Search
      aria-hidden
      className="pointer-events-none absolute inset-s-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
    />
    <Input
      type="search"
      aria-label={moreWords.members.search}
      value={value}
      maxLength={limits.searchLength}
      onChange={(event) => onChange(event.target.value)}
      placeholder={moreWords.members.search}
      className="ps-9"
    />
  </div>
);
