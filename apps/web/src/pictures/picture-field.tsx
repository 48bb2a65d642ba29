import { useRef, useState } from "react";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { showToast } from "../ui/toasts.tsx";
import { RefusalError } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { sendPicture, showUser } from "./send-picture.ts";

const CropDialog = lazyDialog(() => import("./crop-dialog.tsx"));

/** Chooses, crops and uploads the person's picture, or removes it. */
export function PictureField({ name }: { name: string }) {
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [cropping, setCropping] = useState(false);
  const [unreadable, setUnreadable] = useState<RefusalError>();
  const remove = trpc.users.update.useMutation({
    onSuccess(user) {
      showUser(user);
      showToast(moreWords.pictures.removed);
    },
  });

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setUnreadable(undefined);
    remove.reset();
    try {
      setPicture(await createImageBitmap(file));
      setCropping(true);
    } catch {
      setUnreadable(new RefusalError(moreWords.pictures.unreadable, "PICTURE_BROKEN"));
    }
  };
  const send = async (file: Blob) => {
    showUser(await sendPicture(file));
    showToast(moreWords.pictures.saved);
  };

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-4">
        <Avatar id={me.id} name={name || me.name} image={me.image} size="large" />
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => input.current?.click()}>
            {me.image ? moreWords.pictures.change : moreWords.pictures.choose}
          </Button>
          {me.image && (
            <Button size="small" variant="quiet" busy={remove.isPending} onClick={() => remove.mutate({ image: null })}>
              {moreWords.pictures.remove}
            </Button>
          )}
        </div>
      </div>
      <p className="text-ink-faint text-sm">{moreWords.pictures.hint}</p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={moreWords.pictures.choose}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          // So that the same file can be chosen again.
          event.target.value = "";
        }}
      />
      <ErrorNote error={unreadable ?? remove.error} />
      <CropDialog open={cropping} onOpenChange={setCropping} picture={picture} onCropped={send} />
    </div>
  );
}
