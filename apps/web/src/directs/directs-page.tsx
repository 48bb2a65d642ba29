import { MessagesSquare } from "lucide-react";
import { usePage } from "../shell/use-page.ts";
import { useWide } from "../shell/use-wide.ts";
import { useDirects } from "../sync/use-snapshot.ts";
import { Empty } from "../ui/empty.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { DirectsSidebar } from "./directs-sidebar.tsx";
import { NoDirects } from "./no-directs.tsx";

/** The direct conversations while none is open; says how to begin the first one. On a phone there is only the list. */
export default function DirectsPage() {
  const wide = useWide();
  const hasDirects = useDirects().length > 0;
  usePage(words.directs.title);
  return (
    <>
      <DirectsSidebar alone={!wide} className="w-full md:w-60 md:shrink-0 xl:w-68">
        {!wide && !hasDirects && <NoDirects />}
      </DirectsSidebar>
      {wide && (
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 bg-canvas outline-none">
          {hasDirects ? (
            <Empty page icon={MessagesSquare} title={moreWords.groups.noneOpen} body={moreWords.groups.noneOpenBody} />
          ) : (
            <NoDirects page />
          )}
        </main>
      )}
    </>
  );
}
