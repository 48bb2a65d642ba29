/**
 * The invite with which a person chose to join before they were signed in. Only the open page knows it: a link, whatever address it
 * returns to, must never make anybody join.
 */
let chosen: string | undefined;

/** Call it when a person presses a button that says that they will join. */
export function chooseToJoin(token: string): void {
  chosen = token;
}

/** Whether the person has chosen to join with an invite. It is for one time. */
export function takeChoice(token: string): boolean {
  const isChosen = chosen === token;
  forgetChoice();
  return isChosen;
}

/** Call it when it is no longer certain that the person who signs in next is the one who chose. */
export function forgetChoice(): void {
  chosen = undefined;
}
