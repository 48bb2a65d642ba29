import { useMe } from "../sync/use-snapshot.ts";
import { Avatar } from "../ui/avatar.tsx";
import { lazyPopup } from "../ui/lazy-popup.tsx";
import { words } from "../words/words.ts";

const Popup = lazyPopup(() => import("./own-menu-popup.tsx"));

/** The menu of the person who is signed in, behind their picture. */
export function OwnMenu() {
  const me = useMe();
  return (
    <Popup
      trigger={
        <button type="button" className="block rounded-lg">
          <Avatar id={me.id} name={me.name} image={me.image} />
          <span className="sr-only">{words.settings.menuOf(me.name)}</span>
        </button>
      }
    />
  );
}
