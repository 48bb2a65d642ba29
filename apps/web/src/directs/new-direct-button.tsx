import { Plus } from "lucide-react";
import { showOverlay } from "../shell/overlays.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";

/** Opens the switcher, which finds people by the beginning of their names. */
export const NewDirectButton = () => (
  <IconButton icon={Plus} label={words.directs.create} onClick={() => showOverlay("switcher")} />
);
