import { CaseSensitive } from "lucide-react";
import { memo } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";
import { type Edit, insertion, type Selected } from "./edits.ts";
import { ComposerEmoji } from "./emoji-button.tsx";

interface ComposerToolsProps {
  formatting: boolean;
  setFormatting: (shown: boolean) => void;
  onEdit: (how: (selected: Selected) => Edit) => void;
}

/** The buttons beside the text. */
export const ComposerTools = memo(function ComposerTools({ formatting, setFormatting, onEdit }: ComposerToolsProps) {
  return (
    <>
      <IconButton
        icon={CaseSensitive}
        label={formatting ? words.composer.hideFormatting : words.composer.showFormatting}
        aria-pressed={formatting}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setFormatting(!formatting)}
      />
      <ComposerEmoji onPick={(emoji) => onEdit((selected) => insertion(selected, emoji))} />
    </>
  );
});
