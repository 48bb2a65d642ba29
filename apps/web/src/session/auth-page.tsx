import type { ReactNode } from "react";
import { usePage } from "../shell/use-page.ts";
import { Mark } from "../ui/mark.tsx";

interface AuthPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Below the card: a link to the alternative. */
  footer?: ReactNode;
}

/** The layout of all pages for people who are not signed in: one centred column. */
export function AuthPage({ title, lead, children, footer }: AuthPageProps) {
  usePage(title);
  return (
    <main className="flex h-app flex-col items-center overflow-y-auto bg-sunken px-4 py-8">
      <div className="my-auto w-full max-w-96">
        <Mark className="mx-auto size-11" />
        <h1 className="wrap-anywhere mt-5 text-balance text-center font-semibold text-xl tracking-tight">{title}</h1>
        {lead && <p className="wrap-anywhere mt-1.5 text-pretty text-center text-ink-soft">{lead}</p>}
        <div className="mt-7 rounded-2xl border border-line bg-canvas p-6 shadow-lift">{children}</div>
        {footer && <p className="mt-5 text-center text-ink-soft text-sm">{footer}</p>}
      </div>
    </main>
  );
}

export const textLinkClass = "rounded-sm font-medium text-accent-ink hover:underline";
