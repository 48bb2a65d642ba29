import { useEffect, useState } from "react";
import { type DefaultValues, type FieldPath, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { whenUsable } from "./usable.ts";

interface ZodFormOptions<S extends z.ZodRawShape> {
  /** The fields of an input, from the API's schemas. The first screens fetch them once they are usable. */
  fields: () => S | Promise<S>;
  defaults: DefaultValues<z.input<z.ZodObject<S>>>;
  submit: (values: z.output<z.ZodObject<S>>) => Promise<unknown>;
  /** Maps reasons of refusals to fields. All others are shown for the whole form. */
  blame?: Partial<Record<string, FieldPath<z.input<z.ZodObject<S>>>>>;
}

/** A form that validates with the server's own schema, and shows the server's refusals at the right field. */
export function useZodForm<S extends z.ZodRawShape>({ fields, defaults, submit, blame = {} }: ZodFormOptions<S>) {
  type Typed = z.input<z.ZodObject<S>>;
  type Checked = z.output<z.ZodObject<S>>;
  const [failure, setFailure] = useState<unknown>();
  const [load] = useState(() => lazyResolver<Typed, Checked>(fields));
  useEffect(() => void whenUsable(load), [load]);
  const form = useForm<Typed, unknown, Checked>({
    resolver: async (...given) => (await load())(...given),
    defaultValues: defaults,
  });

  const onSubmit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      await submit(values);
    } catch (error) {
      const field = blame[codeOf(error) ?? ""];
      if (field) form.setError(field, { message: sentenceOf(error) }, { shouldFocus: true });
      else setFailure(error);
    }
  });

  return {
    ...form,
    // Without a connection, the schema may fail to load.
    onSubmit: (event: React.FormEvent) => void onSubmit(event).catch(setFailure),
    failure,
    busy: form.formState.isSubmitting,
    errors: form.formState.errors,
  };
}

/** Fetches the resolver once; retries after a failure. */
function lazyResolver<Typed extends object, Checked>(fields: () => z.ZodRawShape | Promise<z.ZodRawShape>) {
  let loading: Promise<Resolver<Typed, unknown, Checked>> | undefined;
  return () => {
    loading ??= Promise.all([import("./zod-resolver.ts"), fields()])
      // The resolver's types cannot follow a generic shape; they describe z.object(fields).
      .then(([{ resolverFor }, shape]) => resolverFor(shape) as never)
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };
}
