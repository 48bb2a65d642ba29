/** The parser always has one, and never asks it here: bare addresses are found by rules/bare-links.ts. */
export class LinkifyIt {}
