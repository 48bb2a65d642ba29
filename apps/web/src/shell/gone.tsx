import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Empty } from "../ui/empty.tsx";
import { usePage } from "./use-page.ts";

interface GoneProps {
  title: string;
  body: string;
  /** A way out. */
  children: ReactNode;
}

/** Instead of a page that is not there, or to which one has no access: which of the two is not told. */
export function Gone({ title, body, children }: GoneProps) {
  usePage(title);
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 bg-canvas outline-none">
      <Empty page icon={SearchX} title={title} body={body}>
        {children}
      </Empty>
    </main>
  );
}
