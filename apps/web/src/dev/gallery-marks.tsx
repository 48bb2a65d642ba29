import { MessagesSquare } from "lucide-react";
import { Avatar } from "../ui/avatar.tsx";
import { CountBadge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Mark } from "../ui/mark.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { RefusalError } from "../words/errors.ts";
import { Part } from "./gallery-part.tsx";

const names = ["Ada Lovelace", "Grace Hopper", "田中 愛子", "יעל", "Zoë", "mo", "Ида", "👩‍🚀 Sally", "B 2", "Q"];

export const MarksPart = () => (
  <Part title="Marks">
    <div className="gallery-row">
      {(["small", "medium", "group", "large"] as const).map((size) => (
        <Avatar key={size} id={size} name="Ada Lovelace" size={size} />
      ))}
      <Mark className="size-16" />
      <Mark className="size-8" />
      <Mark className="size-4" />
    </div>
    <div className="gallery-row">
      {names.map((name, index) => (
        <Avatar key={name} id={`${index}`} name={name} />
      ))}
    </div>
    <div className="gallery-row">
      {[1, 12, 120].map((count) => (
        <CountBadge key={count} count={count} />
      ))}
      <Spinner />
    </div>
  </Part>
);

export const StatesPart = () => (
  <Part title="States">
    <div className="gallery-column">
      <div className="flex gap-3">
        <Skeleton className="size-9 rounded-lg" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-4" />
        </div>
      </div>
      <ErrorNote error={new RefusalError("The name is taken. Choose another.", "TAKEN")} />
      <Empty icon={MessagesSquare} title="No chats yet" body="Make the first one: a subject, or just a place to talk.">
        <Button variant="primary">Create chat</Button>
      </Empty>
    </div>
  </Part>
);
