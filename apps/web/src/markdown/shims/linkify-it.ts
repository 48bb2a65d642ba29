/** The parser always creates one, but never uses it here: rules/bare-links.ts finds bare URLs. */
export class LinkifyIt {}
