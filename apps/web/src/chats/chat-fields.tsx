import type { ReactNode } from "react";
import type { FieldErrors, UseFormRegisterReturn } from "react-hook-form";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { words } from "../words/words.ts";

interface ChatFieldsProps {
  register: (field: "name" | "topic" | "visibility") => UseFormRegisterReturn;
  errors: FieldErrors<{ name: string; topic: string; visibility: string }>;
}

/** The form fields of a chat, for creating and editing. */
export function ChatFields({ register, errors }: ChatFieldsProps): ReactNode {
  return (
    <>
      <Field label={words.chats.name} error={errors.name?.message}>
        {(control) => (
          <Input {...control} {...register("name")} placeholder={words.chats.namePlaceholder} autoComplete="off" />
        )}
      </Field>
      <Field
        label={words.chats.topic}
        aside={words.optional}
        hint={words.chats.topicHint}
        error={errors.topic?.message}
      >
        {(control) => <TextArea {...control} {...register("topic")} rows={2} />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{words.chats.visibility}</legend>
        <div className="grid gap-2">
          <RadioCard {...register("visibility")} value="open" label={words.chats.open} hint={words.chats.openHint} />
          <RadioCard
            {...register("visibility")}
            value="private"
            label={words.chats.private}
            hint={words.chats.privateHint}
          />
        </div>
      </fieldset>
    </>
  );
}
