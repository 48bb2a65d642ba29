import type { Snapshot } from "@parley/client";
import { apply } from "../sync/parley.ts";
import { useNotificationSettings } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";

export type Settings = Snapshot["notifications"];

/** The settings for all devices, and a function to change them, optimistically: reverted if the server refuses. */
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
