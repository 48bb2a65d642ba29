import { BellRing } from "lucide-react";
import { useState } from "react";
import { Section } from "../shell/pane.tsx";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import {
  askPermission,
  setPlaysSound,
  setShowsNotices,
  usePermission,
  usePlaysSound,
  useShowsNotices,
} from "./device.ts";
import { showNotice } from "./show-notice.ts";

/** Whether this browser shows notices. It is asked only when somebody presses the button. */
export function HereSection() {
  const permission = usePermission();
  return (
    <Section title={words.notices.here} lead={words.notices.hereLead}>
      {permission === "granted" ? <Switches /> : permission === "default" ? <Ask /> : <Note permission={permission} />}
    </Section>
  );
}

const Note = ({ permission }: { permission: "denied" | "unsupported" | "insecure" }) => (
  <p role="status" className="max-w-prose rounded-lg bg-notice-soft px-3 py-2.5 text-notice-ink text-sm">
    {words.notices[permission]}
  </p>
);

function Ask() {
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const answer = await askPermission();
    setBusy(false);
    if (answer === "default") showToast(words.notices.dismissed);
  };
  return (
    <Button look="primary" busy={busy} onClick={() => void ask()}>
      <BellRing aria-hidden className="size-4" />
      {words.notices.turnOn}
    </Button>
  );
}

function Switches() {
  const [shows, sound] = [useShowsNotices(), usePlaysSound()];
  const test = () => {
    const { testTitle: title, testBody: body } = words.notices;
    if (!showNotice({ title, body, tag: "parley.test", onPress: () => {} })) showToast(words.notices.failed);
  };
  return (
    <div className="max-w-112">
      <Switch label={words.notices.show} checked={shows} onChange={(event) => setShowsNotices(event.target.checked)} />
      <Switch
        label={words.notices.sound}
        checked={sound}
        disabled={!shows}
        onChange={(event) => setPlaysSound(event.target.checked)}
      />
      <Button size="small" className="mt-2" disabled={!shows} onClick={test}>
        {words.notices.test}
      </Button>
    </div>
  );
}
