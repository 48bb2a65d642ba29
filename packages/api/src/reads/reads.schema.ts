import { position } from "../fields.ts";

/** The last message that was seen. Beyond the newest counts as the newest; a pointer never goes back. */
export const readMark = { seq: position };
