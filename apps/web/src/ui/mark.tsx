/** The mark of Parley: two speech bubbles that meet. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={className}>
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <path
      d="M15 13h8a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3v2.2a.6.6 0 0 1-1 .4L19.4 23H15a3 3 0 0 1-3-3v-4a3 3 0 0 1 3-3z"
      className="fill-on-accent/60"
    />
    <path
      d="M9 7h9a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-4.4l-3.6 3a.6.6 0 0 1-1-.4V18a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3z"
      className="fill-on-accent"
    />
  </svg>
);
