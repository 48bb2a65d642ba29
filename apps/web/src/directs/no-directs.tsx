import { MessagesSquare } from "lucide-react";
import { showOverlay } from "../shell/overlays.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";

/** Says how to begin a direct conversation. */
export const NoDirects = ({ page = false }: { page?: boolean }) => (
  <Empty page={page} icon={MessagesSquare} title={moreWords.directs.none} body={moreWords.directs.noneBody}>
    <Button variant="primary" onClick={() => showOverlay("newDirect")}>
      {words.directs.create}
    </Button>
  </Empty>
);
