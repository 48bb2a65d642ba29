import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { FieldValues, Resolver } from "react-hook-form";
import { z } from "zod";

/** What checks a form by the fields of a schema. In a module of its own: zod is fetched while the form is filled in. */
export const resolverFor = (fields: z.ZodRawShape): Resolver<FieldValues> =>
  standardSchemaResolver(z.object(fields) as never) as never;
