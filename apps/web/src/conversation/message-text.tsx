import { autolink } from "./autolink.ts";

/** Plain text with its web addresses as links. */
export const MessageText = ({ text }: { text: string }) =>
  autolink(text).map((piece, index) =>
    piece.href ? (
      <a
        key={index}
        href={piece.href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        className="text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-current"
      >
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
