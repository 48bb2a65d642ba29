import { useShortcode } from "../emoji/use-shortcode.ts";

/** `:tada:` as its emoji. An unknown name stays as typed. */
export const Shortcode = ({ text }: { text: string }) => useShortcode(text) ?? text;
