/** The mark of Parley: two people in one bubble. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={className}>
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <path
      d="M9 8.5h14a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-6.2L12 25v-4.5H9A2.5 2.5 0 0 1 6.5 18v-7A2.5 2.5 0 0 1 9 8.5z"
      className="fill-on-accent"
    />
    <circle cx="12" cy="14.5" r="1.6" className="fill-accent" />
    <circle cx="20" cy="14.5" r="1.6" className="fill-accent" />
  </svg>
);
