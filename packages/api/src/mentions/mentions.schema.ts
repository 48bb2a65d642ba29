/** Stands for everyone in the chat among a message's mentions. The nil UUID, which nobody has. */
export const everyone = "00000000-0000-0000-0000-000000000000";
