import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { moreWords } from "../words/more.ts";
import { type Crop, moved, zoomed } from "./crop.ts";
import { drawCrop } from "./draw-crop.ts";

interface CropAreaProps {
  picture: ImageBitmap;
  crop: Crop;
  onChange: (crop: Crop) => void;
}

/** How far an arrow key moves it, as a fraction of the side; five times that with Shift. */
const step = 0.02;

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: step, y: 0 },
  ArrowRight: { x: -step, y: 0 },
  ArrowUp: { x: 0, y: step },
  ArrowDown: { x: 0, y: -step },
};

/** The crop area: drag, pinch, scroll, or use the arrow keys, plus and minus. */
export function CropArea({ picture, crop, onChange }: CropAreaProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  // The wheel listener is added once, and needs the current crop.
  const latest = useRef(crop);
  latest.current = crop;

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);

  useEffect(() => {
    const area = canvas.current;
    if (!area) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      onChange(zoomed(picture, latest.current, latest.current.zoom * Math.exp(-event.deltaY / 400)));
    };
    // React's own wheel listeners are passive, so the page would scroll.
    area.addEventListener("wheel", turn, { passive: false });
    return () => area.removeEventListener("wheel", turn);
  }, [picture, onChange]);

  const spread = () => {
    const [one, two] = [...fingers.current.values()];
    return one && two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
  };

  const press = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = fingers.current.get(event.pointerId);
    if (!from) return;
    const before = spread();
    const to = { x: event.clientX, y: event.clientY };
    fingers.current.set(event.pointerId, to);
    const side = event.currentTarget.clientWidth;
    const share = fingers.current.size;
    const next = moved(picture, crop, { x: (to.x - from.x) / side / share, y: (to.y - from.y) / side / share });
    onChange(before > 0 ? zoomed(picture, next, (next.zoom * spread()) / before) : next);
  };
  const release = (event: PointerEvent) => fingers.current.delete(event.pointerId);

  const type = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    const pace = event.shiftKey ? 5 : 1;
    const zoom = { "+": 1.1, "=": 1.1, "-": 1 / 1.1 }[event.key];
    if (by) onChange(moved(picture, crop, { x: by.x * pace, y: by.y * pace }));
    else if (zoom) onChange(zoomed(picture, crop, crop.zoom * zoom));
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a reader would keep the keys that move it to itself.
    <canvas
      ref={canvas}
      width={512}
      height={512}
      role="application"
      aria-label={moreWords.pictures.area}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={type}
      className="mx-auto aspect-square w-full max-w-72 cursor-grab touch-none rounded-2xl bg-sunken active:cursor-grabbing"
    />
  );
}
