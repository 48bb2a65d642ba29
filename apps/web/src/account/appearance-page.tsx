import { Section } from "../shell/pane.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { words } from "../words/words.ts";
import { LanguageField } from "./language-field.tsx";
import { themes, useTheme } from "./theme.ts";

export function AppearancePage() {
  const [theme, choose] = useTheme();
  return (
    <Section title={words.settings.appearance} lead={words.settings.appearanceLead}>
      <fieldset className="max-w-96">
        <legend className="mb-1.5 font-medium text-sm">{words.settings.theme}</legend>
        <div className="grid gap-2">
          {themes.map((one) => (
            <RadioCard
              key={one}
              name="theme"
              value={one}
              checked={one === theme}
              onChange={(event) => choose(event.target.value)}
              label={words.settings.themes[one]}
            />
          ))}
        </div>
      </fieldset>
      <LanguageField />
    </Section>
  );
}
