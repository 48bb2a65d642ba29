import { Pencil, Plus, Trash2 } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Part } from "./gallery-part.tsx";

const variants = ["primary", "plain", "quiet", "danger"] as const;

export const ButtonsPart = () => (
  <>
    <Part title="Button">
      {(["medium", "small"] as const).map((size) => (
        <div key={size} className="gallery-row">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size={size}>
              {variant}
            </Button>
          ))}
        </div>
      ))}
      <div className="gallery-row">
        {variants.map((variant) => (
          <Button key={variant} variant={variant} disabled>
            disabled
          </Button>
        ))}
      </div>
      <div className="gallery-row">
        {variants.map((variant) => (
          <Button key={variant} variant={variant} busy aria-label={`${variant}, busy`}>
            busy
          </Button>
        ))}
        <Button>
          <Plus aria-hidden className="size-4" />
          With an icon
        </Button>
      </div>
    </Part>
    <Part title="Icon button">
      <div className="gallery-row">
        <IconButton icon={Pencil} label="Edit" />
        <IconButton icon={Plus} label="With keys" keys="Ctrl K" />
        <IconButton icon={Trash2} label="Delete" danger />
        <IconButton icon={Pencil} label="Pressed" aria-pressed />
        <IconButton icon={Pencil} label="Disabled" disabled />
      </div>
    </Part>
    <Part title="Keys">
      <p className="gallery-row text-ink-soft text-sm">
        <Kbd>Ctrl K</Kbd> <Kbd>Alt Shift ↓</Kbd> <Kbd>?</Kbd>
      </p>
    </Part>
  </>
);
