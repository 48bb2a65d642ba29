import { useState } from "react";
import { cx } from "./cx.ts";
import { groundOf, initialsOf } from "./initials.ts";

const sizes = {
  small: "size-6 rounded-md text-xs",
  medium: "size-9 rounded-lg text-sm",
  group: "size-10 rounded-xl text-sm",
  large: "size-16 rounded-xl text-xl",
  huge: "size-24 rounded-2xl text-xl",
};

interface AvatarProps {
  /** Determines the colour. */
  id: string;
  name: string;
  image?: string | null;
  size?: keyof typeof sizes;
  className?: string;
}

/** A picture, or initials on a colour derived from the id. Hidden from screen readers, because the name is beside it. */
export function Avatar({ id, name, image, size = "medium", className }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const shape = cx("shrink-0 select-none", sizes[size], className);
  if (image && image !== broken) {
    return (
      <img
        src={image}
        alt=""
        loading="lazy"
        referrerPolicy="no-referrer"
        onError={() => setBroken(image)}
        className={cx(shape, "object-cover")}
      />
    );
  }
  return (
    <span
      aria-hidden
      className={cx(shape, groundOf(id), "inline-grid place-items-center font-semibold text-on-accent")}
    >
      {initialsOf(name, size === "small" ? 1 : 2)}
    </span>
  );
}
