import { useShortcode } from "../emoji/use-shortcode.ts";

/** `:tada:`, as the emoji that has this name. What is no name stays as it was typed. */
export const Shortcode = ({ text }: { text: string }) => useShortcode(text) ?? text;
