import { useId } from "react";
import { Section } from "../shell/pane.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Input } from "../ui/input.tsx";
import { Switch } from "../ui/switch.tsx";
import { moreWords } from "../words/more.ts";
import { locale } from "../words/words.ts";
import { type Settings, useSettings } from "./use-settings.ts";

type Quiet = NonNullable<Settings["quiet"]>;

const timeZoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Monday first. 0 is Sunday. */
const days = [1, 2, 3, 4, 5, 6, 0];

/** The name of a day of the week; 4 January 1970 was a Sunday. */
const dayName = (day: number) =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(1970, 0, 4 + day)));

/** The settings for quiet hours. */
export function QuietSection() {
  const { settings, change } = useSettings();
  const { quiet } = settings;
  const usual: Quiet = { from: "22:00", to: "07:00", days: [0, 1, 2, 3, 4, 5, 6], timeZone: timeZoneHere() };
  return (
    <Section title={moreWords.notifications.quiet} lead={moreWords.notifications.quietLead}>
      <div className="max-w-112">
        <Switch
          label={moreWords.notifications.quietOn}
          checked={quiet !== null}
          onChange={(event) => change({ ...settings, quiet: event.target.checked ? usual : null })}
        />
        {quiet && <Hours quiet={quiet} change={(next) => change({ ...settings, quiet: next })} />}
      </div>
    </Section>
  );
}

function Hours({ quiet, change }: { quiet: Quiet; change: (quiet: Quiet) => void }) {
  const here = timeZoneHere();
  const toggle = (day: number) =>
    quiet.days.includes(day) ? quiet.days.filter((one) => one !== day) : [...quiet.days, day].sort();
  return (
    <div className="mt-3 grid gap-4">
      <div className="flex gap-3">
        <TimeField
          label={moreWords.notifications.from}
          value={quiet.from}
          onChange={(from) => change({ ...quiet, from })}
        />
        <TimeField label={moreWords.notifications.to} value={quiet.to} onChange={(to) => change({ ...quiet, to })} />
      </div>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{moreWords.notifications.days}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {days.map((day) => (
            <Checkbox
              key={day}
              label={dayName(day)}
              checked={quiet.days.includes(day)}
              onChange={() => change({ ...quiet, days: toggle(day) })}
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-ink-soft text-sm">{moreWords.notifications.zone(quiet.timeZone.replaceAll("_", " "))}</p>
        {quiet.timeZone !== here && (
          <Button size="small" onClick={() => change({ ...quiet, timeZone: here })}>
            {moreWords.notifications.zoneHere}
          </Button>
        )}
      </div>
    </div>
  );
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      <Input
        id={id}
        type="time"
        className="w-36"
        value={value}
        // The field is being filled in.
        onChange={(event) => event.target.value && onChange(event.target.value)}
      />
    </div>
  );
}
