import { ParleyError } from "../errors.ts";
import type { Services } from "../services.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { type BatchResult, importLines, makeOwner } from "./imports.actions.ts";
import { createOccurrences, importedGroupId } from "./imports.ids.ts";
import { findActiveOwner, findFirstPerson, findPersonWhoSignsIn } from "./imports.people.queries.ts";
import { createGroupOnce, findGroup } from "./imports.queries.ts";
import type { ImportedLine } from "./imports.schema.ts";

export interface ImportOptions {
  /** An existing group, by its id, or the group for imports with this name, which is created if missing. */
  readonly group: { readonly id: string } | { readonly name: string };
  /** For lines that name no chat. */
  readonly chat: string;
  /**
   * The username of somebody who can sign in, to become an owner of the group. If undefined, a group in which no owner can sign
   * in goes to the person who signed up first: presumably whoever set up this server. If null, nobody becomes the owner.
   */
  readonly owner?: string | null | undefined;
}

export interface Owner {
  readonly username: string;
  readonly name: string;
}

/**
 * Imports messages into a group. A job: whoever can start it has access to everything, so there is no access check.
 *
 * Each call of `add` is a transaction. Adding the same lines again later is fine: stored messages stay as they are, with later
 * edits and deletions. So an import that was interrupted starts again with the first line.
 */
export interface ImportJob {
  readonly groupId: string;
  /** The owner of the group; null when nobody has an account yet. Known after the first `add`. */
  readonly owner: Owner | null;
  /**
   * Adds the next lines of the file, one call at a time. After an error the job cannot be used any more: open another.
   * @throws CHAT_ARCHIVED, TOO_MANY_CHATS; NOT_FOUND when the group was deleted in the meantime
   */
  add(lines: readonly ImportedLine[]): Promise<BatchResult>;
}

/** Checks whether an import can begin. Changes nothing yet. @throws NOT_FOUND (the group), USER_NOT_FOUND (the owner) */
export async function openImport(services: Services, options: ImportOptions): Promise<ImportJob> {
  const { group } = options;
  const groupId = "id" in group ? group.id : importedGroupId(group.name);
  if ("id" in group && !(await findGroup(services.db, groupId))) throw new ParleyError("NOT_FOUND");
  const wanted = options.owner ? await findPersonWhoSignsIn(services.db, options.owner) : undefined;
  if (options.owner && !wanted) throw new ParleyError("USER_NOT_FOUND");

  const countOccurrence = createOccurrences();
  let begun = false;
  let owner: Owner | null = null;

  return {
    groupId,
    get owner() {
      return owner;
    },
    async add(lines) {
      const numbered = lines.map((given) => {
        const { at, author, text, email } = given;
        const line = { at, author, text, chat: given.chat ?? options.chat };
        return { ...line, email: email ?? undefined, occurrence: countOccurrence(line) };
      });
      const first = !begun;
      const result = await inTransaction(services, async (tx) => {
        if (first && "name" in group) await createGroupOnce(tx, { id: groupId, name: group.name });
        if (first) owner = options.owner === null ? null : await ensureOwner(tx, groupId, wanted);
        return importLines(tx, groupId, numbered);
      });
      begun = true;
      return result;
    },
  };
}

async function ensureOwner(tx: Tx, groupId: string, wanted: (Owner & { id: string }) | undefined) {
  const active = await findActiveOwner(tx, groupId);
  const owner = wanted ?? active ?? (await findFirstPerson(tx)) ?? null;
  if (owner && owner !== active) await makeOwner(tx, groupId, owner.id);
  return owner;
}
