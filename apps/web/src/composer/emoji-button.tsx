import { Smile } from "lucide-react";
import { lazy, Suspense } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";
import { untilLoaded } from "../ui/usable.ts";
import { words } from "../words/words.ts";

const EmojiPicker = lazy(() => untilLoaded(() => import("../emoji/emoji-picker.tsx")));

/** Opens the emoji picker. Not on touch screens: their keyboards have one. */
export const ComposerEmoji = ({ onPick }: { onPick: (emoji: string) => void }) => (
  <span className="pointer-coarse:hidden">
    <Popover
      label={words.composer.emoji}
      align="end"
      side="top"
      trigger={<IconButton icon={Smile} label={words.composer.emoji} />}
    >
      {(close) => (
        <Suspense fallback={<div className="h-96 w-88" />}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              onPick(emoji);
            }}
          />
        </Suspense>
      )}
    </Popover>
  </span>
);
