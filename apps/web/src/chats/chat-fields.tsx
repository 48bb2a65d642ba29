import type { ReactNode } from "react";
import type { FieldErrors, UseFormRegisterReturn } from "react-hook-form";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { moreWords } from "../words/more.ts";

interface ChatFieldsProps {
  register: (field: "name" | "topic" | "visibility") => UseFormRegisterReturn;
  errors: FieldErrors<{ name: string; topic: string; visibility: string }>;
}

/** The form fields of a chat, for creating and editing. */
export function ChatFields({ register, errors }: ChatFieldsProps): ReactNode {
  return (
    <>
      <Field label={moreWords.chats.name} error={errors.name?.message}>
        {(control) => (
          <Input {...control} {...register("name")} placeholder={moreWords.chats.namePlaceholder} autoComplete="off" />
        )}
      </Field>
      <Field
        label={moreWords.chats.topic}
        aside={moreWords.optional}
        hint={moreWords.chats.topicHint}
        error={errors.topic?.message}
      >
        {(control) => <TextArea {...control} {...register("topic")} rows={2} />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{moreWords.chats.visibility}</legend>
        <div className="grid gap-2">
          <RadioCard
            {...register("visibility")}
            value="open"
            label={moreWords.chats.open}
            hint={moreWords.chats.openHint}
          />
          <RadioCard
            {...register("visibility")}
            value="private"
            label={moreWords.chats.private}
            hint={moreWords.chats.privateHint}
          />
        </div>
      </fieldset>
    </>
  );
}
