import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { limits } from "./limits.ts";

interface ReasonMeaning {
  readonly code: TRPC_ERROR_CODE_KEY;
  /** What people read: what happened and what to do about it. */
  readonly sentence: string;
}

/**
 * Every reason for which a call is refused. The key is stable and travels as `data.reason`; the sentence is for people and may be
 * reworded. Sign-in has codes of its own besides (`apps/server/src/auth/sentences.ts`).
 */
export const reasons = {
  INVALID_INPUT: { code: "BAD_REQUEST", sentence: "This request is not valid. Check what you entered." },
  MESSAGE_EMPTY: { code: "BAD_REQUEST", sentence: "Write something first: this message is empty." },
  MESSAGE_TOO_LONG: {
    code: "BAD_REQUEST",
    sentence: `This message is too long. Shorten it to ${limits.messageLength.toLocaleString("en")} characters.`,
  },
  TEXT_NOT_STORABLE: {
    code: "BAD_REQUEST",
    sentence: "This text has characters that cannot be stored. Remove them and try again.",
  },
  SIGNED_OUT: { code: "UNAUTHORIZED", sentence: "You are signed out. Sign in to continue." },
  NOT_FOUND: { code: "NOT_FOUND", sentence: "This does not exist, or you do not have access to it." },
  FORBIDDEN: { code: "FORBIDDEN", sentence: "Your role in this group does not allow this." },
  NOT_AUTHOR: { code: "FORBIDDEN", sentence: "Only the author may change this message." },
  NOT_CHAT_CREATOR: {
    code: "FORBIDDEN",
    sentence: "Only the person who created this chat, or an owner or admin, may change it.",
  },
  ROLE_TOO_HIGH: { code: "FORBIDDEN", sentence: "You cannot give or take away a role above your own." },
  LAST_OWNER: {
    code: "CONFLICT",
    sentence: "A group needs an owner. Make someone else an owner first, or delete the group.",
  },
  USERNAME_TAKEN: { code: "CONFLICT", sentence: "That username is taken. Choose another." },
  PICTURE_KIND: {
    code: "UNSUPPORTED_MEDIA_TYPE",
    sentence: "This is not a picture that can be used here. Choose a JPEG, PNG or WebP file.",
  },
  PICTURE_TOO_LARGE: {
    code: "PAYLOAD_TOO_LARGE",
    sentence: "This picture is too large. Choose one of at most 5 MB and 25 megapixels.",
  },
  PICTURE_BROKEN: {
    code: "BAD_REQUEST",
    sentence: "This picture cannot be read. Save it again in another program, or choose another one.",
  },
  USER_NOT_FOUND: {
    code: "NOT_FOUND",
    sentence: "There is nobody with that username. Check it, or send an invite link instead.",
  },
  PERSON_IN_MANY_GROUPS: {
    code: "CONFLICT",
    sentence: "This person is in so many groups that they join more only by themselves. Send an invite link instead.",
  },
  ALREADY_MEMBER: { code: "CONFLICT", sentence: "This person is already a member." },
  CHAT_NAME_TAKEN: { code: "CONFLICT", sentence: "This group already has a chat with that name. Choose another name." },
  CHAT_ARCHIVED: { code: "CONFLICT", sentence: "This chat is archived. Restore it to write in it again." },
  CHAT_NOT_PRIVATE: { code: "CONFLICT", sentence: "This chat is open to the whole group; nobody needs to be added." },
  TOO_MANY_CHATS: { code: "CONFLICT", sentence: "This group has as many chats as it can hold. Delete some first." },
  DIRECT_WITH_ONESELF: { code: "BAD_REQUEST", sentence: "This is you. Choose somebody else to message." },
  DIRECT_STAYS: {
    code: "CONFLICT",
    sentence: "A direct conversation cannot be left. Mute it to hear no more of it.",
  },
  TOO_MANY_DIRECTS: {
    code: "CONFLICT",
    sentence: "You have as many direct conversations as one person can have. Write to this person in a group.",
  },
  TOO_MANY_GROUPS: { code: "CONFLICT", sentence: "You are in as many groups as one person can be. Leave one first." },
  TOO_MANY_INVITES: { code: "CONFLICT", sentence: "This group has too many open invites. Revoke some first." },
  INVITE_INVALID: { code: "NOT_FOUND", sentence: "This invite link is not valid. Ask for a new one." },
  INVITE_EXPIRED: { code: "PRECONDITION_FAILED", sentence: "This invite has expired. Ask for a new one." },
  INVITE_REVOKED: { code: "PRECONDITION_FAILED", sentence: "This invite was revoked. Ask for a new one." },
  INVITE_USED_UP: { code: "PRECONDITION_FAILED", sentence: "This invite has been used up. Ask for a new one." },
  MESSAGE_ID_TAKEN: {
    code: "CONFLICT",
    sentence: "A different message was sent with this id. Send yours again with a new id.",
  },
  MESSAGE_DELETED: { code: "CONFLICT", sentence: "This message was deleted." },
  RATE_LIMITED: { code: "TOO_MANY_REQUESTS", sentence: "That was too fast. Wait a moment and try again." },
  TOO_MANY_STREAMS: {
    code: "TOO_MANY_REQUESTS",
    sentence: `You have Parley open in too many places. Close some of them: ${limits.streamsPerPerson} are allowed.`,
  },
  SERVER_FULL: {
    code: "SERVICE_UNAVAILABLE",
    sentence: "This server is full right now. Wait a moment and try again.",
  },
  CANNOT_SAVE: {
    code: "SERVICE_UNAVAILABLE",
    sentence: "The server cannot save anything at the moment. Try again in a while.",
  },
  DATABASE_DOWN: {
    code: "SERVICE_UNAVAILABLE",
    sentence: "The server cannot get at its data at the moment. Try again in a while.",
  },
  NO_SUCH_PROCEDURE: { code: "NOT_FOUND", sentence: "There is no such procedure." },
  BODY_TOO_LARGE: { code: "PAYLOAD_TOO_LARGE", sentence: "This request is too large. Send less at once." },
  BATCH_TOO_LARGE: { code: "BAD_REQUEST", sentence: `Too many calls in one batch. Send at most ${limits.batchSize}.` },
  BAD_ORIGIN: { code: "FORBIDDEN", sentence: "This request came from another site and was refused." },
  INTERNAL: {
    code: "INTERNAL_SERVER_ERROR",
    sentence: "Something went wrong. Try again; if it keeps happening, tell your administrator the request id.",
  },
} as const satisfies Record<string, ReasonMeaning>;

/** The stable name of a refusal, as clients find it in `error.data.reason`. */
export type Reason = keyof typeof reasons;
