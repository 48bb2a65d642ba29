import { type ReactNode, useEffect, useRef, useState } from "react";
import { PasteInviteForm } from "../invites/paste-invite-form.tsx";
import { BackLink } from "../shell/pane.tsx";
import { usePage } from "../shell/use-page.ts";
import { useGroups, useMe } from "../sync/use-snapshot.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { CreateGroupForm } from "./create-group-form.tsx";

/** The first page after signing up, also used to create or join further groups. */
export default function Welcome() {
  const me = useMe();
  const groups = useGroups();
  // As it was at first: the group that is being created here arrives before its chat, which then opens.
  const [isFirst] = useState(groups.length === 0);
  const title = isFirst ? moreWords.groups.welcome(me.name) : words.groups.addGroup;
  usePage(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // If no field has taken the focus, a screen reader starts here.
    if (!heading.current?.closest("main")?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto bg-canvas px-4 py-8 outline-none md:px-8">
      <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-center">
        {!isFirst && <BackLink groupId={undefined} />}
        <h1
          ref={heading}
          tabIndex={-1}
          className="wrap-anywhere text-balance font-semibold text-xl tracking-tight outline-none"
        >
          {title}
        </h1>
        <p className="mt-1.5 text-pretty text-ink-soft">{moreWords.groups.welcomeLead}</p>
        <div className="mt-8 grid gap-4 lg:grid-cols-2">
          <Way title={moreWords.groups.create} lead={moreWords.groups.createLead}>
            <CreateGroupForm />
          </Way>
          <Way title={moreWords.groups.join} lead={moreWords.groups.joinLead}>
            <PasteInviteForm />
          </Way>
        </div>
      </div>
    </main>
  );
}

const Way = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <section className="flex flex-col rounded-2xl border border-line p-5">
    <h2 className="font-semibold">{title}</h2>
    <p className="mt-0.5 mb-4 text-pretty text-ink-soft text-sm">{lead}</p>
    <div className="mt-auto">{children}</div>
  </section>
);
