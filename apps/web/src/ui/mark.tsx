/** Parley's logo: a P that is a speech bubble. The same as in public/favicon.svg, from which the icons are made. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={className}>
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <path
      fillRule="evenodd"
      d="M8 10.5A4.5 4.5 0 0 1 12.5 6h4.75a7.25 7.25 0 0 1 0 14.5H13l-3.8 4.9A.67.67 0 0 1 8 25zM13.25 11.25a2 2 0 0 0 0 4h3.5a2 2 0 0 0 0-4z"
      className="fill-on-accent"
    />
  </svg>
);
