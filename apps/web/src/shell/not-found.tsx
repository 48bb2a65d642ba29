import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Empty } from "../ui/empty.tsx";
import { usePage } from "./use-page.ts";

interface NotFoundProps {
  title: string;
  body: string;
  /** A way out. */
  children: ReactNode;
}

/** Shown instead of a page that does not exist or that the person may not see. It does not say which. */
export function NotFound({ title, body, children }: NotFoundProps) {
  usePage(title);
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto bg-canvas outline-none">
      <Empty page icon={SearchX} title={title} body={body}>
        {children}
      </Empty>
    </main>
  );
}
