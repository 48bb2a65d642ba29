import { DirectsSidebar } from "../directs/directs-sidebar.tsx";
import { Link } from "../routing/link.tsx";
import { Outlet } from "../routing/outlet.tsx";
import { paths } from "../routing/paths.ts";
import { useAtList } from "../shell/app-layout.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { useWide } from "../shell/use-wide.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { buttonClass } from "../ui/button.tsx";
import { words } from "../words/words.ts";
import { Sidebar } from "./sidebar.tsx";

/** The layout of a group: its sidebar and the open page. */
export default function GroupLayout({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  const wide = useWide();
  const atList = useAtList();
  if (!group) {
    return (
      <NotFound title={words.groups.gone} body={words.groups.goneBody}>
        <Link to={paths.home()} className={buttonClass({ variant: "primary" })}>
          {words.backToChats}
        </Link>
      </NotFound>
    );
  }
  const Side = group.kind === "direct" ? DirectsSidebar : Sidebar;
  return (
    <>
      {(wide || atList) && <Side group={group} alone={!wide} className="w-full md:w-60 md:shrink-0 xl:w-68" />}
      <Outlet />
    </>
  );
}
