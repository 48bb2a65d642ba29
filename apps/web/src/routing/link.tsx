import type { ComponentProps, MouseEvent } from "react";
import type { Path } from "./address.ts";
import { navigate, useShown } from "./navigation.ts";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  to: Path;
}

/** A link to a page. It is current while that page is open, or one whose address begins with its. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const isCurrent = useShown(({ place }) => isWithin(place.path, to));
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    void navigate(to);
  };
  return <a aria-current={isCurrent ? "page" : undefined} {...rest} href={to} onClick={follow} />;
}

/** Anything else is up to the browser, such as opening a new tab. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

function isWithin(open: Path, path: Path): boolean {
  const [openPath = ""] = open.split("?");
  const [ownPath] = path.split("?");
  return openPath === ownPath || openPath.startsWith(`${ownPath}/`);
}
