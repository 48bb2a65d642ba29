import { ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { moreWords } from "../words/more.ts";
import { maxZoom, startingCrop, zoomed } from "./crop.ts";
import { CropArea } from "./crop-area.tsx";
import { fileOfCrop } from "./draw-crop.ts";

interface CropDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The chosen picture. Kept while the dialog closes. */
  picture: ImageBitmap | undefined;
  /** The dialog closes when this resolves; an error is shown in it. */
  onCropped: (file: Blob) => Promise<unknown>;
}

/** Browser engines have different selectors for the thumb. */
const sliderClass =
  "h-1.5 min-w-0 flex-1 cursor-pointer appearance-none rounded-full bg-edge/50 outline-offset-4 " +
  "[&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-accent pointer-coarse:[&::-webkit-slider-thumb]:size-7 " +
  "[&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent pointer-coarse:[&::-moz-range-thumb]:size-7";

/** Crops a picture to a square. */
export default function CropDialog({ open, onOpenChange, picture, onCropped }: CropDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={moreWords.pictures.crop}
      description={moreWords.pictures.cropLead}
    >
      {picture && <Cropping picture={picture} onCropped={onCropped} close={() => onOpenChange(false)} />}
    </Dialog>
  );
}

interface CroppingProps {
  picture: ImageBitmap;
  onCropped: (file: Blob) => Promise<unknown>;
  close: () => void;
}

function Cropping({ picture, onCropped, close }: CroppingProps) {
  const [crop, setCrop] = useState(() => startingCrop(picture));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onCropped(await fileOfCrop(picture, crop));
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <CropArea picture={picture} crop={crop} onChange={setCrop} />
      <label className="flex h-8 items-center gap-3 text-ink-faint pointer-coarse:h-11">
        <ZoomOut aria-hidden className="size-4 shrink-0" />
        <span className="sr-only">{moreWords.pictures.zoom}</span>
        <input
          type="range"
          min={1}
          max={maxZoom}
          step={0.05}
          value={crop.zoom}
          onChange={(event) => setCrop(zoomed(picture, crop, event.target.valueAsNumber))}
          className={sliderClass}
        />
        <ZoomIn aria-hidden className="size-4 shrink-0" />
      </label>
      <ErrorNote error={error} />
      <DialogActions>
        <Button variant="quiet" onClick={close}>
          {moreWords.cancel}
        </Button>
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          {moreWords.pictures.use}
        </Button>
      </DialogActions>
    </>
  );
}
