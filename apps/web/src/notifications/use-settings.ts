import type { Snapshot } from "@parley/client";
import { apply } from "../sync/parley.ts";
import { useNotificationSettings } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";

export type Settings = Snapshot["notifications"];

/** What one has chosen for all devices, and how to change it: at once here, and back if the server does not take it. */
export function useSettings() {
  const settings = useNotificationSettings();
  const update = trpc.notifications.update.useMutation();
  const change = (next: Settings): void => {
    apply({ type: "notifications.updated", notifications: next });
    update.mutate(next, {
      onError(error) {
        apply({ type: "notifications.updated", notifications: settings });
        showToast(sentenceOf(error));
      },
    });
  };
  return { settings, change };
}
