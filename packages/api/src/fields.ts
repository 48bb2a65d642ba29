import { z } from "zod";
import { deletedPrefix, limits } from "./limits.ts";
import { type Reason, reasons } from "./reasons.ts";

/*
 * The fields that inputs are made of. Pure zod, so that forms validate with the very same objects.
 * Every string and array is bounded; a test walks all inputs and fails if one is not.
 */

/** A refinement whose failure carries its own reason and sentence. */
const because = (reason: Reason) => ({ message: reasons[reason].sentence, params: { reason }, abort: true });

/** PostgreSQL cannot store NUL, and a lone surrogate has no UTF-8 form. */
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");

/** At least one visible character. Some "letters" are blank: Hangul fillers and the empty Braille cell. */
const visible = (text: string) => /[[\p{L}\p{N}\p{P}\p{S}]--[\u115f\u1160\u2800\u3164\uffa0]]/v.test(text);

/** Code points, as PostgreSQL's `char_length` counts them, so that an emoji is not two characters. */
const length = (text: string) => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** A UUID in lower case. The sender chooses a message's id; all other ids are made by the server. */
export const id = z.uuid("This is not an id.").toLowerCase();

/** The text of a message: 1–10,000 characters after trimming, kept to the letter otherwise. */
export const messageText = z
  .string()
  .max(limits.bodyBytes)
  .trim()
  .refine(storable, because("TEXT_NOT_STORABLE"))
  .refine(visible, because("MESSAGE_EMPTY"))
  .refine((text) => length(text) <= limits.messageLength, because("MESSAGE_TOO_LONG"));

/**
 * Invisible characters, with which a name can look exactly like another: zero-width spaces, direction marks, and joiners
 * and tags in places where no script and no emoji has them.
 */
const disguise = new RegExp(
  [
    "[\\u00ad\\u034f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2060-\\u2064\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb]",
    // Persian words and emoji families use joiners; words in these scripts never do.
    "(?<=^|[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}\\p{P}\\p{Z}\\u200c\\u200d])[\\u200c\\u200d]",
    // At the end of a word only after a combining mark, as in Sinhala.
    "(?<!\\p{M})[\\u200c\\u200d](?=$|[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}\\p{P}\\p{Z}])",
    // The flags of England, Scotland and Wales are a black flag followed by tags.
    "(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,6})[\\u{e0000}-\\u{e007f}]",
  ].join("|"),
  "u",
);

/** One visible line without control characters, so that a name can neither break the layout nor reverse the text around it. */
const line = (what: string, maxLength: number) =>
  z
    .string()
    .max(limits.bodyBytes)
    .trim()
    .refine(storable, because("TEXT_NOT_STORABLE"))
    .refine(visible, { message: `${what} is empty.`, abort: true })
    .refine((text) => length(text) <= maxLength, {
      message: `${what} has more than ${maxLength} characters.`,
      abort: true,
    })
    .refine((text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), {
      message: `${what} has control characters. Remove them.`,
    })
    .refine((text) => !disguise.test(text), {
      message: `${what} has invisible characters. Type it instead of pasting it.`,
    });

export const personName = line("The name", limits.nameLength);
export const groupName = line("The name of the group", limits.nameLength);
export const chatName = line("The name of the chat", limits.nameLength);

/** A name exactly as the server returned it. One character takes up to two UTF-16 code units. */
export const storedName = z
  .string()
  .max(2 * limits.nameLength)
  .refine(storable, because("TEXT_NOT_STORABLE"));

/** Free text that may be empty. */
const paragraph = (what: string, maxLength: number) =>
  z
    .string()
    .max(limits.bodyBytes)
    .trim()
    .refine(storable, because("TEXT_NOT_STORABLE"))
    .refine((text) => length(text) <= maxLength, { message: `${what} has more than ${maxLength} characters.` });

export const bio = paragraph("The bio", limits.bioLength);
export const topic = paragraph("The topic", limits.topicLength);

/** A search text. */
export const searchText = paragraph("The search", limits.searchLength);

const { usernameMinLength, usernameLength } = limits;

/** Lower-cased before it is checked: usernames that differ only in case are the same. */
export const username = z
  .string()
  .max(limits.bodyBytes)
  .trim()
  .toLowerCase()
  .regex(
    new RegExp(`^[a-z0-9_.-]{${usernameMinLength},${usernameLength}}$`),
    `A username has ${usernameMinLength} to ${usernameLength} letters a–z, digits, dots, dashes or underscores.`,
  )
  // Otherwise somebody could take the username that another account gets when it is deleted, and so prevent its deletion.
  .refine((name) => !name.startsWith(deletedPrefix), "This username is reserved for deleted accounts. Choose another.");

/** Lower-cased: people type their address in any case. 254 characters is the longest that mail can be sent to (RFC 5321). */
export const email = z
  .string()
  .max(limits.bodyBytes)
  .trim()
  .toLowerCase()
  .pipe(z.email("This is not an email address.").max(254, "This email address is too long."));

/** Addresses below `.invalid` (RFC 2606) are placeholders for imported authors and deleted accounts. */
export const newEmail = email.refine(
  (address) => !address.endsWith(".invalid"),
  "This address cannot receive email. Use another one.",
);

/** A new password, taken as typed: leading and trailing spaces belong to it. */
export const newPassword = z
  .string()
  .min(limits.passwordMinLength, `A password has at least ${limits.passwordMinLength} characters.`)
  .max(limits.passwordLength, `A password has at most ${limits.passwordLength} characters.`)
  .refine(storable, because("TEXT_NOT_STORABLE"));

export const pageSize = z
  .int("The limit is a whole number.")
  .min(1, "The limit is at least 1.")
  .max(limits.pageSize, `The limit is at most ${limits.pageSize}.`)
  .default(limits.defaultPageSize);

/** A position in a chat, `seq` or `rev`. 0 is before the first message. */
export const position = z.int("This is a whole number.").min(0, "This is 0 or more.");

/** A point in time, ISO 8601 with its zone: `2026-11-23T00:00:00+01:00`. */
export const moment = z.iso
  .datetime({ offset: true, error: "This is not a point in time, such as 2026-11-23T08:00:00Z." })
  .max(40);
