import { useEffect, useState } from "react";
import { type DefaultValues, type FieldPath, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { whenUsable } from "./usable.ts";

interface ZodFormOptions<S extends z.ZodRawShape> {
  /** The fields of an input, as the API's schemas give them. The first screens fetch them when they can be used. */
  fields: () => S | Promise<S>;
  defaults: DefaultValues<z.input<z.ZodObject<S>>>;
  submit: (values: z.output<z.ZodObject<S>>) => Promise<unknown>;
  /** Which field a refusal is about, by its reason. All others are shown for the whole form. */
  blame?: Partial<Record<string, FieldPath<z.input<z.ZodObject<S>>>>>;
}

/** A form that checks with the very schema that the server checks with, and shows the server's refusals in their place. */
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
    // Without a connection what checks the form may not come.
    onSubmit: (event: React.FormEvent) => void onSubmit(event).catch(setFailure),
    failure,
    busy: form.formState.isSubmitting,
    errors: form.formState.errors,
  };
}

/** Fetches what a form is checked with, once; again after a failure. */
function lazyResolver<Typed extends object, Checked>(fields: () => z.ZodRawShape | Promise<z.ZodRawShape>) {
  let loading: Promise<Resolver<Typed, unknown, Checked>> | undefined;
  return () => {
    loading ??= Promise.all([import("./zod-resolver.ts"), fields()])
      // The types of a resolver do not reach through a generic shape; z.object(fields) is what they describe.
      .then(([{ resolverFor }, shape]) => resolverFor(shape) as never)
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };
}
