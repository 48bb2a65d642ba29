/** `:tada:`, as the emoji that has this name. */
export const Shortcode = ({ text }: { text: string }) => text;
