import { BellRing } from "lucide-react";
import { useState } from "react";
import { Section } from "../shell/pane.tsx";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";
import {
  askPermission,
  setPlaysSound,
  setShowsNotifications,
  usePermission,
  usePlaysSound,
  useShowsNotifications,
} from "./device.ts";
import { showNotification } from "./show-notification.ts";

/** Turns notifications on in this browser. Permission is only requested when somebody presses the button. */
export function ThisBrowserSection() {
  const permission = usePermission();
  return (
    <Section title={moreWords.notifications.here} lead={moreWords.notifications.hereLead}>
      {permission === "granted" ? <Switches /> : permission === "default" ? <Ask /> : <Note permission={permission} />}
    </Section>
  );
}

const Note = ({ permission }: { permission: "denied" | "unsupported" | "insecure" }) => (
  <p role="status" className="max-w-prose rounded-lg bg-notice-soft px-3 py-2.5 text-notice-ink text-sm">
    {moreWords.notifications[permission]}
  </p>
);

function Ask() {
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const answer = await askPermission();
    setBusy(false);
    if (answer === "default") showToast(moreWords.notifications.dismissed);
  };
  return (
    <Button variant="primary" busy={busy} onClick={() => void ask()}>
      <BellRing aria-hidden className="size-4" />
      {moreWords.notifications.turnOn}
    </Button>
  );
}

function Switches() {
  const [shows, sound] = [useShowsNotifications(), usePlaysSound()];
  const test = () => {
    const { testTitle: title, testBody: body } = moreWords.notifications;
    if (!showNotification({ title, body, tag: "parley.test", onPress: () => {} }))
      showToast(moreWords.notifications.failed);
  };
  return (
    <div className="max-w-112">
      <Switch
        label={moreWords.notifications.show}
        checked={shows}
        onChange={(event) => setShowsNotifications(event.target.checked)}
      />
      <Switch
        label={moreWords.notifications.sound}
        checked={sound}
        disabled={!shows}
        onChange={(event) => setPlaysSound(event.target.checked)}
      />
      <Button size="small" className="mt-2" disabled={!shows} onClick={test}>
        {moreWords.notifications.test}
      </Button>
    </div>
  );
}
