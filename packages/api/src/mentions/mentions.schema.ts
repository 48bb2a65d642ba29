/** Among those whom a message names: everyone in the chat. The nil UUID, which nobody has. */
export const everyone = "00000000-0000-0000-0000-000000000000";
