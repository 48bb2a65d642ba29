import { position } from "../fields.ts";

/** The last message that was seen. Anything beyond the newest counts as the newest; the pointer never goes back. */
export const readMark = { seq: position };
