import { Bone } from "../ui/skeleton.tsx";
import { words } from "../words/words.ts";

/** The shape of the client while it loads. */
export function AppSkeleton() {
  return (
    <div role="status" aria-label={words.loading} className="flex h-app">
      <div className="flex w-16 shrink-0 flex-col items-center gap-3 bg-rail py-3">
        <Bone className="size-10 rounded-xl" />
        <Bone className="size-10 rounded-xl" />
      </div>
      <div className="flex w-full flex-col gap-3 bg-sunken p-4 md:w-64">
        <Bone className="mb-3 h-6 w-36" />
        <Bone className="h-5 w-44" />
        <Bone className="h-5 w-32" />
        <Bone className="h-5 w-40" />
      </div>
    </div>
  );
}
