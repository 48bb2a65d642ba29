import { KeptDraft } from "../composer/kept-draft.tsx";
import { KeptMessages } from "../composer/kept-messages.tsx";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { buttonClass } from "../ui/button.tsx";
import { isolated } from "../words/isolated.ts";
import { moreWords } from "../words/more.ts";
import { useLeaving } from "./leave-place.ts";
import { NotFound } from "./not-found.tsx";

interface LostPlacePageProps {
  groupId: string;
  chatId: string | undefined;
  /** The name of the group or the chat, if it was there before. */
  name: string | null | undefined;
}

/** Says of which place one is not, or no longer, a member. What they have written there, and nobody has got, can be copied. */
export default function LostPlacePage({ groupId, chatId, name }: LostPlacePageProps) {
  const group = useGroup(groupId);
  const leaving = useLeaving();
  if (leaving && [groupId, chatId].includes(leaving)) return null;
  const { gone, goneBody } = group ? moreWords.chats : moreWords.groups;
  return (
    <NotFound
      title={name ? moreWords.noLongerIn(isolated(name)) : gone}
      body={name ? moreWords.noLongerInBody : goneBody}
    >
      <Link to={group ? paths.group({ groupId }) : paths.home()} className={buttonClass({ variant: "primary" })}>
        {moreWords.backToChats}
      </Link>
      {chatId && <KeptDraft chatId={chatId} />}
      <KeptMessages />
    </NotFound>
  );
}
