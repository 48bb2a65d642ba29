import { createFileRoute } from "@tanstack/react-router";
import { words } from "../words/words.ts";

export const Route = createFileRoute("/")({ component: () => <h1>{words.product}</h1> });
