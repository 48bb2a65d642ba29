/**
 * Collects what comes up in one turn of the event loop and handles all of it when the turn ends.
 *
 * For writing to many sockets. A write costs several times as much when whoever reads on the same machine, a reverse
 * proxy say, has gone to sleep since the last one: `pnpm bench trivial` doubles by it. Alone, nothing waits longer
 * than it takes to look for more.
 *
 * @param handle must not throw: what came after would be lost.
 */
export function atEndOfTurn<T>(handle: (item: T) => void): (item: T) => void {
  let items: T[] = [];
  const handleAll = () => {
    const collected = items;
    items = [];
    for (const item of collected) handle(item);
  };
  return (item) => {
    if (items.length === 0) setImmediate(handleAll);
    items.push(item);
  };
}
