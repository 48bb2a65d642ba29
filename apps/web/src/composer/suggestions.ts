import type { Chat } from "@parley/client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Emoji } from "../emoji/find-emoji.ts";
import { whenUsable } from "../ui/usable.ts";
import type { NameToken } from "./token.ts";

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly image: string | null;
}

/** A suggested name, and the text that it inserts. */
export type Suggestion = { readonly key: string; readonly insert: string } & (
  | { readonly person: Person }
  | { readonly chat: Chat }
  | { readonly emoji: Emoji }
  | { readonly everyone: true }
);

export interface Place {
  groupId: string;
  chatId: string;
}

const finding = () => import("./find-suggestions.ts");
void whenUsable(finding);

const none: readonly Suggestion[] = [];

/** The suggestions for what has been typed so far. While they load, the previous ones, if any, and `isLoading` is true. */
export function useSuggestions(token: NameToken | undefined, place: Place) {
  const { data, isFetching, isPending, isPlaceholderData } = useQuery({
    queryKey: ["suggestions", place.groupId, token?.sign, token?.query],
    queryFn: async () => (token ? (await finding()).findSuggestions(token, place) : none),
    enabled: token !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
  // Results for another kind of name are of no use.
  const isOfUse = token && data?.every(({ key }) => key.startsWith(token.sign));
  return { suggestions: (isOfUse && data) || none, isLoading: isFetching && (isPending || isPlaceholderData) };
}
