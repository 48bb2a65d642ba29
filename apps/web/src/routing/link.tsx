import type { ComponentProps, MouseEvent } from "react";
import type { Path } from "./address.ts";
import { navigate, useShown } from "./navigation.ts";

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  to: Path;
}

/** A link to a page. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    void navigate(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}

/** A link of a navigation. It is current while its page is open, or one whose address begins with its. */
export function NavLink(props: LinkProps) {
  const isCurrent = useShown(({ place }) => isWithin(place.path, props.to));
  return <Link aria-current={isCurrent ? "page" : undefined} {...props} />;
}

/** Anything else is up to the browser, such as opening a new tab. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

function isWithin(open: Path, path: Path): boolean {
  const [openPath = ""] = open.split("?");
  const [ownPath] = path.split("?");
  return openPath === ownPath || openPath.startsWith(`${ownPath}/`);
}
