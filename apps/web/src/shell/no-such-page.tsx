import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { NotFound } from "./not-found.tsx";

export default function NoSuchPage() {
  return (
    <div className="flex h-app">
      <NotFound title={words.notFound} body={moreWords.pageNotFound}>
        <Link to={paths.home()} className={buttonClass({ variant: "primary" })}>
          {moreWords.backToChats}
        </Link>
      </NotFound>
    </div>
  );
}
