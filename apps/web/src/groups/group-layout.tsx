import { DirectsSidebar } from "../directs/directs-sidebar.tsx";
import { useHere } from "../routing/navigation.ts";
import { Outlet } from "../routing/outlet.tsx";
import { useAtList } from "../shell/at-list.ts";
import { LostPlace } from "../shell/lost-place.ts";
import { useWide } from "../shell/use-wide.ts";
import { useLast } from "../sync/use-last.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { Sidebar } from "./sidebar.tsx";

/** The layout of a group: its sidebar and the open page. */
export default function GroupLayout({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  const last = useLast(groupId, group);
  const chatId = useHere((here) => here.chatId);
  const wide = useWide();
  const atList = useAtList();
  if (!group) {
    return <LostPlace groupId={groupId} chatId={chatId} name={last?.name} />;
  }
  const Side = group.kind === "direct" ? DirectsSidebar : Sidebar;
  return (
    <>
      {(wide || atList) && <Side group={group} alone={!wide} className="w-full md:w-60 md:shrink-0 xl:w-68" />}
      <Outlet />
    </>
  );
}
