import { inject, parse, type RouteParams } from "regexparam";

/**
 * A URL within this client, from its first slash on. None is written by hand: an {@link Address} makes it, or `returnTo` has checked
 * it.
 */
export type Path = string & { readonly isPath: true };

/** Reads a parameter of the query; undefined if it makes no sense. */
type Reader = (value: string) => unknown;

type Search<Readers> = {
  [Name in keyof Readers]?: (Readers[Name] extends (value: string) => infer T ? T : never) | undefined;
};

/** The address of a page. `Given` is all that it says: the parts of its path that vary, and the parameters of its query. */
export interface Address<Given extends object = object> {
  (...given: keyof Given extends never ? [] : object extends Given ? [given?: Given] : [given: Given]): Path;
  /** What a URL says, or undefined if it is not one of this address. */
  read(url: URL): Given | undefined;
}

/** Declares an address: `address("/g/:groupId/c/:chatId", { m: text })`. */
export function address<
  Pattern extends string,
  Readers extends Readonly<Record<string, Reader>> = Record<never, Reader>,
>(pattern: Pattern, readers?: Readers): Address<RouteParams<Pattern> & Search<Readers>> {
  type Given = RouteParams<Pattern> & Search<Readers>;
  const { keys, pattern: matcher } = parse(pattern);
  const search = Object.entries(readers ?? {});

  const write = (given: Readonly<Record<string, unknown>> = {}): Path => {
    const encoded = Object.fromEntries(keys.map((key) => [key, encodeURIComponent(String(given[key]))]));
    const query = new URLSearchParams();
    for (const [name] of search) if (given[name] !== undefined) query.set(name, String(given[name]));
    return `${inject<string>(pattern, encoded)}${query.size > 0 ? `?${query}` : ""}` as Path;
  };

  const read = ({ pathname, searchParams }: URL): Given | undefined => {
    const found = matcher.exec(pathname);
    if (!found) return undefined;
    const given: Record<string, unknown> = {};
    try {
      for (const [index, key] of keys.entries()) given[key] = decodeURIComponent(found[index + 1] ?? "");
    } catch {
      // A `%` that encodes nothing.
      return undefined;
    }
    for (const [name, reader] of search) {
      const value = searchParams.get(name);
      if (value !== null) given[name] = reader(value);
    }
    return given as Given;
  };
  // Only the pattern, which the type has read, says what it takes.
  return Object.assign(write as unknown as Address<Given>, { read });
}

export const text = (value: string): string => value;

export const flag = (value: string): true | undefined => (value === "true" ? true : undefined);
