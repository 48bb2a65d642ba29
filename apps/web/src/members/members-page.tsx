import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { MailPlus, UserPlus, UserRoundX } from "lucide-react";
import { useRef, useState } from "react";
import { Virtualizer } from "virtua";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { BackLink } from "../shell/pane.tsx";
import { usePage } from "../shell/use-page.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { MemberRow } from "./member-row.tsx";
import { PageEnd } from "./page-end.tsx";
import { SearchField } from "./search-field.tsx";
import { useDebounced } from "./use-debounced.ts";
import { useMembers } from "./use-members.ts";

/** Of a row, in pixels, as in `MemberRow`: what is below a single one would move if it were estimated. */
const rowHeight = 60;

/** Of the search field above the rows, in pixels, with the space around it: the list counts from where its rows begin. */
const searchHeight = 72;

const AddMemberDialog = lazyDialog(() => import("./add-member-dialog.tsx"));

/** The members of a group. Ten thousand are as fast as ten: they load while scrolling, and only visible rows are rendered. */
export default function MembersPage({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  return group && <Members key={group.id} group={group} />;
}

function Members({ group }: { group: Group }) {
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useDebounced(text);
  const { members, complete, stale, error, retry, more } = useMembers(group.id, wanted);
  usePage(`${words.members.title} · ${group.name}`);
  const count = members && !stale && !wanted.trim() ? members.length : undefined;
  const search = (typed: string) => {
    setText(typed);
    scroller.current?.scrollTo({ top: 0 });
  };

  return (
    <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-canvas outline-none">
      <header className="pane-header flex items-center gap-2 border-line border-b px-4 md:px-6">
        <BackLink groupId={group.id} />
        <h1 className="min-w-0 flex-1 truncate font-semibold text-lg">
          {words.members.title}
          {count !== undefined && (
            <span className="font-normal text-ink-faint text-sm">
              {" · "}
              {complete ? moreWords.members.count(count) : moreWords.members.countMore(count)}
            </span>
          )}
        </h1>
        {can(group.role, "member.add") && (
          <Button variant={count === 1 ? "plain" : "primary"} size="small" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" />
            {moreWords.members.addAction}
          </Button>
        )}
      </header>
      <div ref={scroller} className="min-h-0 flex-1 safe-bottom-4 overflow-y-auto">
        <div className="w-full max-w-3xl px-4 md:px-6">
          <div className="sticky top-0 z-10 bg-canvas py-4">
            <SearchField value={text} onChange={search} />
          </div>
          {!members && !error && <MemberBones />}
          {members?.length === 0 && !stale && (
            <Empty
              icon={UserRoundX}
              title={moreWords.members.noMatch(wanted.trim())}
              body={moreWords.members.noMatchBody}
            />
          )}
          {members && members.length > 0 && (
            <Virtualizer
              data={members}
              itemSize={rowHeight}
              scrollRef={scroller}
              startMargin={searchHeight}
              as="ul"
              item="li"
            >
              {(member) => <MemberRow key={member.userId} member={member} group={group} />}
            </Virtualizer>
          )}
          {count === 1 && complete && can(group.role, "invite.create") && <OnlyOne groupId={group.id} />}
          {error && <Failure error={error} retry={retry} />}
          {members && !complete && <PageEnd scroller={scroller} loaded={`${wanted} ${members.length}`} onNear={more} />}
        </div>
      </div>
      <AddMemberDialog group={group} open={adding} onOpenChange={setAdding} />
    </main>
  );
}

/** In a group of one, the next step is to invite people. */
const OnlyOne = ({ groupId }: { groupId: string }) => (
  <Empty icon={MailPlus} title={moreWords.members.onlyYou} body={moreWords.members.onlyYouBody}>
    <Link to={paths.invites({ groupId })} className={buttonClass({ variant: "primary" })}>
      {moreWords.groups.invite}
    </Link>
  </Empty>
);

const MemberBones = () => (
  <div role="status" aria-label={words.loading}>
    {[40, 32, 48, 36].map((width) => (
      <div key={width} className="flex h-15 items-center gap-3">
        <Skeleton className="size-9 rounded-lg" />
        <div className="flex flex-col gap-1.5">
          <Skeleton className="h-4 w-36" />
          <Skeleton className="h-3 w-20" />
        </div>
      </div>
    ))}
  </div>
);
