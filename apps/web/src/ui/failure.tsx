import { reasonOf } from "@parley/client";
import { CloudOff, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";
import { Button } from "./button.tsx";
import { Empty } from "./empty.tsx";

/** Shown instead of a view whose data could not be loaded. */
export function Failure({ error, retry, children }: { error: unknown; retry?: () => void; children?: ReactNode }) {
  const gone = reasonOf(error) === "NOT_FOUND";
  return (
    <div role="alert" className="h-full">
      <Empty icon={gone ? SearchX : CloudOff} title={gone ? words.notFound : words.didNotLoad} body={sentenceOf(error)}>
        {retry && !gone && <Button onClick={retry}>{words.tryAgain}</Button>}
        {children}
      </Empty>
    </div>
  );
}
