import { createFileRoute } from "@tanstack/react-router";
import { Welcome } from "../../groups/welcome.tsx";

export const Route = createFileRoute("/_app/welcome")({ component: Welcome });
