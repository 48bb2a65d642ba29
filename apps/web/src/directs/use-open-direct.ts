import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { renewSnapshot } from "../sync/parley.ts";
import { useDirects } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";

/** Opens the direct conversation with somebody, and creates it if there is none. */
export function useOpenDirect() {
  const directs = useDirects();
  const open = trpc.groups.openDirect.useMutation();

  const openDirect = async (userId: string): Promise<void> => {
    const known = directs.find(({ user }) => user.id === userId);
    try {
      const { groupId, chatId } = known ?? (await open.mutateAsync({ userId }));
      if (!known) await renewSnapshot();
      await navigate(paths.chat({ groupId, chatId }));
    } catch (error) {
      showToast(sentenceOf(error));
    }
  };
  return { openDirect, opening: open.isPending };
}
