import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useState } from "react";
import { type DefaultValues, type FieldPath, useForm } from "react-hook-form";
import { z } from "zod";
import { codeOf, sentenceOf } from "../words/errors.ts";

interface ZodFormOptions<S extends z.ZodRawShape> {
  /** The fields of an input, as the API's schemas give them. */
  fields: S;
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
  // The resolver's types do not reach through a generic shape; z.object(fields) is what they describe.
  const resolver = standardSchemaResolver(z.object(fields) as never) as never;
  const form = useForm<Typed, unknown, Checked>({ resolver, defaultValues: defaults });

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

  return { ...form, onSubmit, failure, busy: form.formState.isSubmitting, errors: form.formState.errors };
}
