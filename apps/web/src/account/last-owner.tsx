import type { Outputs } from "@parley/client";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { moreWords } from "../words/more.ts";

/** The groups that need another owner, or to be deleted, before the account can be deleted; each with a link. */
export const LastOwner = ({ groups }: { groups: Outputs["users"]["ownedAlone"] }) => (
  <div className="rounded-xl bg-notice-soft p-4 text-notice-ink">
    <p className="text-pretty text-sm">{moreWords.settings.lastOwner(groups.length)}</p>
    <ul className="mt-3 flex flex-col gap-2">
      {groups.map(({ id, name, others }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-canvas px-3 py-2 text-ink">
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate font-medium">
              {name}
            </span>
            <span className="block text-ink-faint text-sm">{moreWords.settings.othersIn(others)}</span>
          </span>
          {others > 0 && (
            <Link to={paths.members({ groupId: id })} className={buttonClass({ size: "small" })}>
              {moreWords.settings.chooseOwner}
            </Link>
          )}
          <Link to={paths.groupSettings({ groupId: id })} className={buttonClass({ size: "small" })}>
            {moreWords.groups.deleteAction}
          </Link>
        </li>
      ))}
    </ul>
  </div>
);
