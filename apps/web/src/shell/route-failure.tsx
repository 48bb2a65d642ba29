import { TRPCClientError } from "@trpc/client";
import { Bug, RefreshCw } from "lucide-react";
import { retry } from "../routing/navigation.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { LostChunkError } from "../version/lost-chunk.ts";
import { useOutdated } from "../version/version.ts";
import { RefusalError, UnreachableError } from "../words/errors.ts";
import { words } from "../words/words.ts";
import { usePage } from "./use-page.ts";
import { useRetryWhenReachable } from "./use-retry-when-reachable.ts";

/** Whether the network or the server failed, rather than the page itself. */
const isOnTheWay = (error: unknown): boolean =>
  error instanceof TRPCClientError ||
  error instanceof RefusalError ||
  error instanceof UnreachableError ||
  error instanceof LostChunkError;

/** Shown instead of a page that could not be loaded or is broken. If the server did not answer, it retries by itself. */
export function RouteFailure({ error }: { error: unknown }) {
  const old = useOutdated();
  const onTheWay = isOnTheWay(error);
  useRetryWhenReachable(onTheWay && !old, retry);
  usePage(words.didNotLoad);
  const [Icon, title, body] = old
    ? [RefreshCw, words.version.there, words.version.why]
    : [Bug, words.broken.title, words.broken.body];
  return (
    <main id="main" tabIndex={-1} className="h-app max-h-full min-w-0 flex-1 bg-canvas outline-none">
      {onTheWay && !old ? (
        <Failure error={error} retry={retry} />
      ) : (
        <div role="alert" className="h-full">
          <Empty page icon={Icon} title={title} body={body}>
            <Button variant="primary" onClick={() => location.reload()}>
              {words.version.reload}
            </Button>
          </Empty>
        </div>
      )}
    </main>
  );
}
