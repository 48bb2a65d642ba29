import { type ComponentType, memo } from "react";
import type { Address, Path } from "./address.ts";
import type { Here } from "./paths.ts";

type MaybePromise<T> = T | Promise<T>;

export interface Visit {
  /** Whether somebody comes from another page, rather than from the same one with another query. */
  entering: boolean;
  /** Whether the browser's back or forward has led there. */
  returning: boolean;
}

/** A page, or a layout around it. */
export interface Part<Given extends object = object> {
  /** Says where to go instead, if anywhere. Before it has answered nothing of the page is fetched. */
  readonly guard?: (given: Given, path: Path) => MaybePromise<Path | undefined>;
  /** Makes the props of the component, while that is fetched. */
  readonly load: (given: Given, visit: Visit) => MaybePromise<object>;
  /** Fetches the component. @throws LostChunkError. Called again it tries again. */
  readonly view: () => Promise<ComponentType<object>>;
}

/** What is around a page, the outermost first. */
export type Layout<Given extends object = object> = readonly Part<Given>[];

/** Where an address leads. */
export interface Route {
  /** Undefined if the URL is not one of its address. */
  find(url: URL): Place | undefined;
  /** Its layouts, the outermost first, and at last the page. */
  parts: readonly Part[];
}

/** A page, and what its address says. */
export interface Place {
  /** The one in `paths`. */
  address: unknown;
  given: Here;
  path: Path;
  /** The path if the address said this as well. */
  amended(change: Here): Path;
  parts: readonly Part[];
}

type Importer<Props> = () => Promise<{ default: ComponentType<Props> }>;

interface LayoutOptions<Given extends object, Props> {
  within?: Layout<Given>;
  guard?: Part<Given>["guard"];
  load: (given: Given) => Props;
  view: Importer<NoInfer<Props>>;
}

/** Declares a layout. It stays when another page within it opens, and renders again only if what `load` returns has changed. */
export const layout = <Given extends object, Props extends object>({
  within = [],
  guard,
  load,
  view,
}: LayoutOptions<Given, Props>): Layout<Given> => [...within, { ...(guard && { guard }), load, view: once(view) }];

interface PageOptions<Given extends object, Loaded extends object> {
  within?: Layout<NoInfer<Given>>;
  guard?: Part<NoInfer<Given>>["guard"];
  /** Starts what the page will need, while its code is fetched. */
  start?: (given: NoInfer<Given>, visit: Visit) => void;
  /** More props. */
  load?: (given: NoInfer<Given>) => MaybePromise<Loaded>;
  view: Importer<NoInfer<Given & Loaded>>;
}

/** Declares a page. Its props are what its address says, and what `load` returns. */
export function page<Given extends object, Loaded extends object = object>(
  address: Address<Given>,
  { within = [], guard, start, load, view }: PageOptions<Given, Loaded>,
): Route {
  const own: Part<Given> = {
    ...(guard && { guard }),
    async load(given, visit) {
      start?.(given, visit);
      return { ...given, ...(await load?.(given)) };
    },
    view: once(view),
  };
  return routeOf(address, [...within, own]);
}

/** Declares an address that leads to other pages. */
export const crossroads = <Given extends object>(address: Address<Given>, guard: () => MaybePromise<Path>): Route =>
  routeOf(address, [{ guard, load: () => ({}), view: async () => () => null }]);

/** Declares the page for every URL that is not in the table before it. */
export function anythingElse(view: Importer<object>): Route {
  const parts = [{ load: () => ({}), view: once(view) }];
  return {
    parts,
    find({ pathname, search }) {
      const path = (pathname + search) as Path;
      return { address: undefined, given: {}, path, amended: () => path, parts };
    },
  };
}

function routeOf<Given extends object>(address: Address<Given>, parts: readonly Part<Given>[]): Route {
  // One that says nothing takes no argument, and ignores the empty one here.
  const build = address as unknown as (given: object) => Path;
  // So that they fit into one table: each is only given what `find` reads of its own address.
  const erased = parts as unknown as readonly Part[];
  return {
    parts: erased,
    find(url) {
      const given = address.read(url);
      return (
        given && {
          address,
          given,
          path: build(given),
          amended: (change) => build({ ...given, ...change }),
          parts: erased,
        }
      );
    },
  };
}

/** Keeps a component that has been fetched. It renders again only if its props have changed. */
function once<Props extends object>(view: Importer<Props>): Part["view"] {
  let component: ComponentType<object> | undefined;
  return async () => {
    if (!component) {
      const fetched = await view();
      // Whoever asked at the same time may have been first. React would mount a second one anew. Its props are what `load` returns:
      // the declaration of the page has compared them.
      component ??= memo(fetched.default) as unknown as ComponentType<object>;
    }
    return component;
  };
}
