/** Every server's response to the trivial call, byte for byte. */
export const trivialAnswer = JSON.stringify({ result: { data: { ok: true } } });
