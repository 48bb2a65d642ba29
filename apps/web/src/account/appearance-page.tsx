import { useState } from "react";
import { Section } from "../shell/pane.tsx";
import { timeOf } from "../words/dates.ts";
import { chooseHours, hourChoices, readHours } from "../words/hours.ts";
import { moreWords } from "../words/more.ts";
import { ChoiceField } from "./choice-field.tsx";
import { densities, useDensity } from "./density.ts";
import { LanguageField } from "./language-field.tsx";
import { themes, useTheme } from "./theme.ts";

/** How Parley looks on this device. */
export default function AppearancePage() {
  const { settings } = moreWords;
  const [theme, chooseTheme] = useTheme();
  const [density, chooseDensity] = useDensity();
  const [hours, setHours] = useState(readHours);
  // In the afternoon, where the two ways differ.
  const example = timeOf(new Date(2020, 0, 1, 15, 30).toISOString());
  return (
    <Section title={settings.appearance} lead={settings.appearanceLead}>
      <ChoiceField
        label={settings.theme}
        name="theme"
        options={themes.map((value) => ({ value, label: settings.themes[value] }))}
        chosen={theme}
        onChoose={chooseTheme}
      />
      <ChoiceField
        label={settings.density}
        name="density"
        options={densities.map((value) => ({
          value,
          label: settings.densities[value],
          hint: settings.densityHints[value],
        }))}
        chosen={density}
        onChoose={chooseDensity}
      />
      <ChoiceField
        label={settings.hours}
        name="hours"
        options={hourChoices.map((value) => ({ value, label: settings.hourChoices[value] }))}
        note={settings.hoursExample(example)}
        chosen={hours}
        onChoose={(chosen) => {
          chooseHours(chosen);
          setHours(chosen);
        }}
      />
      <LanguageField />
    </Section>
  );
}
