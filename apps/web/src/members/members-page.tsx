import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { Search, UserPlus, UserRoundX } from "lucide-react";
import { useDeferredValue, useRef, useState } from "react";
import { Virtualizer } from "virtua";
import { BackLink } from "../shell/pane.tsx";
import { usePage } from "../shell/use-page.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { Input } from "../ui/input.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { Bone } from "../ui/skeleton.tsx";
import { words } from "../words/words.ts";
import { MemberRow } from "./member-row.tsx";
import { findMembers, useMembers } from "./use-members.ts";

const AddMemberDialog = lazyDialog(() => import("./add-member-dialog.tsx"));

/** Who is in a group. Ten thousand rows are as quick as ten: only those on the screen are made. */
export function MembersPage({ group }: { group: Group }) {
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const { members, complete, error, retry } = useMembers(group.id);
  const wanted = useDeferredValue(text);
  const found = members && findMembers(members, wanted);
  usePage(`${words.members.title} · ${group.name}`);

  return (
    <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-canvas outline-none">
      <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b px-4 md:px-6">
        <BackLink groupId={group.id} />
        <h1 className="min-w-0 flex-1 truncate font-semibold text-lg">
          {words.members.title}
          {members && complete && (
            <span className="ms-2 font-normal text-ink-faint text-sm">{words.members.count(members.length)}</span>
          )}
        </h1>
        {can(group.role, "member.add") && (
          <Button look="primary" size="small" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" />
            {words.members.addAction}
          </Button>
        )}
      </header>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">
        <div className="w-full max-w-3xl px-4 md:px-6">
          <div className="sticky top-0 z-10 bg-canvas py-4">
            <div className="relative">
              <Search
                aria-hidden
                className="pointer-events-none absolute inset-s-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
              />
              <Input
                type="search"
                aria-label={words.members.search}
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder={words.members.search}
                className="ps-9"
              />
            </div>
          </div>
          {error && !members && <Failure error={error} retry={retry} />}
          {!members && !error && <MemberBones />}
          {found?.length === 0 && complete && (
            <Empty icon={UserRoundX} title={words.members.noMatch(wanted)} body={words.members.noMatchBody} />
          )}
          {found && found.length > 0 && (
            <Virtualizer data={found} scrollRef={scroller} startMargin={72} as="ul" item="li">
              {(member) => <MemberRow key={member.userId} member={member} group={group} />}
            </Virtualizer>
          )}
        </div>
      </div>
      <AddMemberDialog group={group} open={adding} onOpenChange={setAdding} />
    </main>
  );
}

const MemberBones = () => (
  <div role="status" aria-label={words.loading}>
    {[40, 32, 48, 36].map((width) => (
      <div key={width} className="flex h-15 items-center gap-3">
        <Bone className="size-9 rounded-lg" />
        <div className="flex flex-col gap-1.5">
          <Bone className="h-4 w-36" />
          <Bone className="h-3 w-20" />
        </div>
      </div>
    ))}
  </div>
);
