import { useState } from "react";
import { showToast } from "../ui/toasts.tsx";
import { chooseLanguage, type LanguageChoice, languageChoices, languages, readLanguage } from "../words/language.ts";
import { moreWords } from "../words/more.ts";
import { ChoiceField } from "./choice-field.tsx";

/** Which language Parley speaks on this device. */
export function LanguageField() {
  const [chosen, setChosen] = useState(readLanguage);
  const choose = (choice: LanguageChoice) => {
    setChosen(choice);
    chooseLanguage(choice).catch(() => {
      setChosen(readLanguage());
      showToast(moreWords.settings.languageFailed);
    });
  };
  return (
    <ChoiceField
      label={moreWords.settings.language}
      name="language"
      options={languageChoices.map((value) => ({
        value,
        label: value === "system" ? moreWords.settings.likeSystem : languages[value].name,
      }))}
      chosen={chosen}
      onChoose={choose}
      note={moreWords.settings.languageHint}
    />
  );
}
