import { useRef, useState } from "react";
import { trpc } from "../trpc.ts";

/** A week: long enough for everyone to check their mail. */
const expiresInSeconds = 7 * 24 * 60 * 60;

/** Creates an invite link on the first press and copies it; later presses copy the same one. */
export function useInviteLink(groupId: string) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const [url, setUrl] = useState<string>();
  const making = useRef<Promise<string> | undefined>(undefined);
  const utils = trpc.useUtils();
  const create = trpc.invites.create.useMutation();

  async function make(): Promise<string> {
    const invite = await create.mutateAsync({ groupId, role: "member", expiresInSeconds });
    setUrl(invite.url);
    void utils.invites.list.invalidate({ groupId });
    return invite.url;
  }

  async function copy(): Promise<void> {
    making.current ??= make().catch((error: unknown) => {
      making.current = undefined;
      throw error;
    });
    try {
      await toClipboard(making.current);
      setState("copied");
    } catch {
      setState("refused");
    }
  }

  return { copy: () => void copy(), state, url, busy: create.isPending, error: create.error };
}

/**
 * Copies a text that is still being fetched. The promise must be handed over within the click handler: Safari does not allow it
 * later. @throws when the browser refuses, or the text cannot be fetched.
 */
async function toClipboard(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(await text);
  const blob = text.then((plain) => new Blob([plain], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
