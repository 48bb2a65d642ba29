import { type FileHandle, open } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";

/** The longest path of a Unix socket that works on every system. Longer ones are silently truncated. */
const maxAddressBytes = 103;

/** Makes short addresses for the Unix sockets in one directory. */
export interface SocketDirectory {
  addressOf(name: string): string;
  close(): Promise<void>;
}

/**
 * Linux lets an open directory be named by its number, which is short however deep the directory lies. Elsewhere it
 * is the shorter of the absolute and the relative path.
 *
 * @throws when no address is short enough.
 */
export async function openSocketDirectory(path: string): Promise<SocketDirectory> {
  let handle: FileHandle | undefined;
  let base = [path, relative(process.cwd(), path)].reduce((a, b) => (b.length < a.length ? b : a));
  if (process.platform === "linux") {
    handle = await open(path);
    base = `/proc/self/fd/${handle.fd}`;
  }
  const addressOf = (name: string) => {
    const address = join(base, name);
    if (Buffer.byteLength(address) > maxAddressBytes) {
      throw new Error(`its path is longer than ${maxAddressBytes} bytes`);
    }
    return address;
  };
  return { addressOf, close: async () => handle?.close() };
}

/** Listens without keeping the process alive, and closes every connection: being there is all it does. */
export function listen(address: string): Promise<Server> {
  const server = createServer((caller) => caller.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => resolve(server));
  });
}

/** False only if certainly nobody is listening: a permission error or a full queue counts as an answer. */
export function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT"),
    );
  });
}
