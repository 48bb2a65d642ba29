import { RadioCard } from "../ui/radio-card.tsx";

interface ChoiceFieldProps<Choice extends string> {
  label: string;
  /** The name of the radio group. */
  name: string;
  options: readonly { readonly value: Choice; readonly label: string; readonly hint?: string }[];
  chosen: Choice;
  onChoose: (choice: Choice) => void;
  /** Below the choices. */
  note?: string;
}

/** A choice between a few visible options, which takes effect at once. */
export function ChoiceField<Choice extends string>({
  label,
  name,
  options,
  chosen,
  onChoose,
  note,
}: ChoiceFieldProps<Choice>) {
  return (
    <fieldset className="mt-6 max-w-xl first:mt-0">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="grid gap-2 md:auto-cols-fr md:grid-flow-col">
        {options.map((option) => (
          <RadioCard
            key={option.value}
            name={name}
            value={option.value}
            checked={option.value === chosen}
            onChange={() => onChoose(option.value)}
            label={option.label}
            hint={option.hint}
          />
        ))}
      </div>
      {note && <p className="mt-2 text-ink-soft text-sm">{note}</p>}
    </fieldset>
  );
}
