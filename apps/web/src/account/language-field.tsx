import { useState } from "react";
import { RadioCard } from "../ui/radio-card.tsx";
import { tell } from "../ui/toasts.tsx";
import { chooseLanguage, type LanguageChoice, languageChoices, languages, readLanguage } from "../words/language.ts";
import { words } from "../words/words.ts";

/** Which language Parley speaks on this device. */
export function LanguageField() {
  const [chosen, setChosen] = useState(readLanguage);
  const choose = (choice: LanguageChoice) => {
    setChosen(choice);
    chooseLanguage(choice).catch(() => {
      setChosen(readLanguage());
      tell(words.settings.languageFailed);
    });
  };
  return (
    <fieldset className="mt-6 max-w-xl">
      <legend className="mb-1.5 font-medium text-sm">{words.settings.language}</legend>
      <div className="grid gap-2 md:auto-cols-auto md:grid-flow-col">
        {languageChoices.map((choice) => (
          <RadioCard
            key={choice}
            name="language"
            value={choice}
            checked={choice === chosen}
            onChange={() => choose(choice)}
            label={choice === "system" ? words.settings.likeSystem : languages[choice].name}
          />
        ))}
      </div>
      <p className="mt-2 text-ink-soft text-sm">{words.settings.languageHint}</p>
    </fieldset>
  );
}
