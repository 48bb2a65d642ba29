/** How many slow items may be handled in one turn of the event loop, unless thousands wait. */
const slowAtOnce = 4;
/** In how many turns all are handled at most, even if all are slow. */
const mostTurns = 100;

/**
 * Collects items during one turn of the event loop and handles them when the turn ends.
 *
 * For writing to many sockets: a write costs several times as much when a reader on the same machine, such as a reverse proxy,
 * has gone to sleep since the last one. This doubles the throughput of `pnpm bench trivial`. A single item is hardly delayed.
 *
 * @param handle must not throw: the items after it would be lost. Returns "slow" if this item took many times as long as others do:
 * after a few of these the rest waits for the next turn, in the same order, so that other work need not wait for all of them.
 */
export function atEndOfTurn<T>(handle: (item: T) => "slow" | undefined): (item: T) => void {
  let items: T[] = [];
  const handleAll = () => {
    const collected = items;
    items = [];
    const mostSlow = Math.max(slowAtOnce, Math.ceil(collected.length / mostTurns));
    let handled = 0;
    let slow = 0;
    for (const item of collected) {
      handled++;
      if (handle(item) === "slow" && ++slow === mostSlow) break;
    }
    if (handled === collected.length) return;
    // Handling them may have brought new ones, which have been scheduled.
    if (items.length === 0) setImmediate(handleAll);
    items = [...collected.slice(handled), ...items];
  };
  return (item) => {
    if (items.length === 0) setImmediate(handleAll);
    items.push(item);
  };
}
