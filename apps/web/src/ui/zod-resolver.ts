import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { FieldValues, Resolver } from "react-hook-form";
import { z } from "zod";
import { faultOf } from "../words/errors.ts";

/** Validates a form with the fields of a schema. In a module of its own, so that zod is fetched while the form is filled in. */
export function resolverFor(fields: z.ZodRawShape): Resolver<FieldValues> {
  const resolve: Resolver<FieldValues> = standardSchemaResolver(z.object(fields));
  return async (...given) => {
    const result = await resolve(...given);
    for (const fault of Object.values(result.errors)) {
      if (typeof fault?.message === "string") fault.message = faultOf(fault.message);
    }
    return result;
  };
}
