import { Section } from "../shell/pane.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { moreWords } from "../words/more.ts";
import { QuietSection } from "./quiet-section.tsx";
import { ThisBrowserSection } from "./this-browser-section.tsx";
import { useSettings } from "./use-settings.ts";

const choices = ["all", "mentions", "nothing"] as const;

/** The notification settings. */
export default function NotificationsPage() {
  const { settings, change } = useSettings();
  return (
    <>
      <ThisBrowserSection />
      <Section title={moreWords.notifications.choice} lead={moreWords.notifications.choiceLead}>
        <fieldset className="grid max-w-112 gap-2">
          <legend className="sr-only">{moreWords.notifications.choice}</legend>
          {choices.map((choice) => (
            <RadioCard
              key={choice}
              name="choice"
              value={choice}
              checked={choice === settings.choice}
              onChange={() => change({ ...settings, choice })}
              label={moreWords.notifications.choices[choice]}
              hint={moreWords.notifications.choiceHints[choice]}
            />
          ))}
        </fieldset>
      </Section>
      <QuietSection />
    </>
  );
}
