import { createFileRoute } from "@tanstack/react-router";
import { AppearancePage } from "../../account/appearance-page.tsx";

export const Route = createFileRoute("/_app/settings/appearance")({ component: AppearancePage });
