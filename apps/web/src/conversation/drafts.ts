/**
 * What someone has begun to write, for each person and chat, so that it survives a reload and the end of a session.
 * Without storage a draft lives as long as the page.
 */
const unsaved = new Map<string, string>();

const keyOf = (userId: string, chatId: string) => `parley.draft.${userId}.${chatId}`;

export function readDraft(userId: string, chatId: string): string {
  const key = keyOf(userId, chatId);
  try {
    return localStorage.getItem(key) ?? unsaved.get(key) ?? "";
  } catch {
    return unsaved.get(key) ?? "";
  }
}

export function writeDraft(userId: string, chatId: string, text: string): void {
  const key = keyOf(userId, chatId);
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    unsaved.delete(key);
  } catch {
    unsaved.set(key, text);
  }
}
