/** The classes of text fields. Never below 16 pixels on a phone, or Safari zooms in. */
export const controlClass =
  "w-full min-w-0 rounded-lg border border-edge bg-field px-3 text-ink transition-colors pointer-coarse:text-[1rem] " +
  "hover:border-ink-faint focus-visible:border-accent-ink focus-visible:outline-offset-[-1px] " +
  "[&[readonly]]:bg-sunken disabled:pointer-events-none disabled:opacity-55 " +
  "aria-invalid:border-danger-ink aria-invalid:focus-visible:outline-danger-ink";
