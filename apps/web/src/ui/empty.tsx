import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  /** What to do about it. */
  body?: ReactNode;
  children?: ReactNode;
  /** Whether it is the whole page, so that its title is the page's heading. */
  page?: boolean;
}

/** An empty state, or a page without access. Says what to do next. */
export function Empty({ icon: Icon, title, body, children, page = false }: EmptyProps) {
  const Heading = page ? "h1" : "h2";
  return (
    <div className="mx-auto flex min-h-full max-w-96 flex-col items-center justify-center px-6 py-10 text-center">
      <span className="grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent-ink">
        <Icon aria-hidden className="size-6" strokeWidth={1.6} />
      </span>
      <Heading className="wrap-anywhere mt-4 text-balance font-semibold text-lg">{title}</Heading>
      {body && <p className="wrap-anywhere mt-1 text-pretty text-ink-soft">{body}</p>}
      {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
