import { Plus } from "lucide-react";
import { showOverlay } from "../shell/overlays.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";

/** Opens the switcher with the people that one can write to. */
export const NewDirectButton = () => (
  <IconButton icon={Plus} label={words.directs.create} onClick={() => showOverlay("newDirect")} />
);
