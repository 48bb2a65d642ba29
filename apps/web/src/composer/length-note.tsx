import { lazyPart } from "../ui/lazy-part.tsx";
import type { LengthNoteTextProps } from "./length-note-text.tsx";

/** Few texts are that long. */
const LengthNoteText = lazyPart<LengthNoteTextProps>(() => import("./length-note-text.tsx"));

interface LengthNoteProps extends Omit<LengthNoteTextProps, "left"> {
  /** How many characters are left; undefined while there is plenty of room. */
  left: number | undefined;
}

/** Shows how many characters are left when that is few, and what to do when the text is too long. */
export const LengthNote = ({ left, ...rest }: LengthNoteProps) =>
  left === undefined ? null : <LengthNoteText left={left} {...rest} />;
