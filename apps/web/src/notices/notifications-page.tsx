import { Section } from "../shell/pane.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { words } from "../words/words.ts";
import { HereSection } from "./here-section.tsx";
import { QuietSection } from "./quiet-section.tsx";
import { useSettings } from "./use-settings.ts";

const choices = ["all", "mentions", "nothing"] as const;

/** What one wants to be told of, when, and whether here. */
export function NotificationsPage() {
  const { settings, change } = useSettings();
  return (
    <>
      <HereSection />
      <Section title={words.notices.choice} lead={words.notices.choiceLead}>
        <fieldset className="grid max-w-112 gap-2">
          <legend className="sr-only">{words.notices.choice}</legend>
          {choices.map((choice) => (
            <RadioCard
              key={choice}
              name="choice"
              value={choice}
              checked={choice === settings.choice}
              onChange={() => change({ ...settings, choice })}
              label={words.notices.choices[choice]}
              hint={words.notices.choiceHints[choice]}
            />
          ))}
        </fieldset>
      </Section>
      <QuietSection />
    </>
  );
}
