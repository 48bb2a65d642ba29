import { useState } from "react";
import { moreWords } from "../words/more.ts";
import { type Tone, tones, withTone } from "./tone.ts";

/** Chooses the skin tone. One button, which opens six. */
export function TonePicker({ tone, onChoose }: { tone: Tone; onChoose: (tone: Tone) => void }) {
  const [open, setOpen] = useState(false);
  const buttonClass = "grid size-8 place-items-center rounded-md text-lg hover:bg-hover aria-pressed:bg-hover";
  if (!open) {
    return (
      <button
        type="button"
        aria-label={moreWords.emoji.tone(moreWords.emoji.tones[tone])}
        title={moreWords.emoji.tone(moreWords.emoji.tones[tone])}
        onClick={() => setOpen(true)}
        className={buttonClass}
      >
        {withTone("✋", tone)}
      </button>
    );
  }
  return (
    <fieldset className="flex">
      <legend className="sr-only">{moreWords.emoji.skinTone}</legend>
      {tones.map((choice) => (
        <button
          key={choice}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: it stands where the focus was.
          autoFocus={choice === tone}
          aria-pressed={choice === tone}
          aria-label={moreWords.emoji.tones[choice]}
          title={moreWords.emoji.tones[choice]}
          onClick={() => {
            onChoose(choice);
            setOpen(false);
          }}
          className={buttonClass}
        >
          {withTone("✋", choice)}
        </button>
      ))}
    </fieldset>
  );
}
