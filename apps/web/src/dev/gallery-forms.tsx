import { Checkbox } from "../ui/checkbox.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { Field } from "../ui/field.tsx";
import { Input, PasswordInput, TextArea } from "../ui/input.tsx";
import { RadioCard } from "../ui/radio-card.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { Part } from "./gallery-part.tsx";

export const FieldsPart = () => (
  <Part title="Fields">
    <div className="gallery-column">
      <Field label="Name" hint="Shown next to your messages.">
        {(control) => <Input {...control} placeholder="Ada Lovelace" />}
      </Field>
      <Field label="Email" error="This is not an email address.">
        {(control) => <Input {...control} defaultValue="ada" />}
      </Field>
      <Field label="Disabled">{(control) => <Input {...control} defaultValue="cannot be changed" disabled />}</Field>
      <Field label="Password" aside="at the end">
        {(control) => <PasswordInput {...control} defaultValue="a few words" autoComplete="off" />}
      </Field>
      <Field label="Bio" aside="optional">
        {(control) => <TextArea {...control} defaultValue={"It grows\nwith what is in it."} />}
      </Field>
      <Field label="Role">
        {(control) => (
          <Select {...control} defaultValue="member">
            <option value="admin">Admin</option>
            <option value="member">Member</option>
            <option value="guest">Guest</option>
          </Select>
        )}
      </Field>
      <Field label="Disabled">
        {(control) => (
          <Select {...control} disabled>
            <option>Admin</option>
          </Select>
        )}
      </Field>
      <CopyField label="Invite link" value="https://parley.example/invite/abc" action="Copy link" />
    </div>
  </Part>
);

export const ChoicesPart = ({ theme }: { theme: string }) => (
  <Part title="Choices">
    <div className="gallery-column">
      <Checkbox label="Not ticked" />
      <Checkbox label="Ticked" hint="With a line that explains." defaultChecked />
      <Checkbox label="Disabled" disabled />
      <Checkbox label="Ticked and disabled" disabled defaultChecked />
      <div>
        <Switch label="Off" />
        <Switch label="On" hint="With a line that explains what it does, which may be longer." defaultChecked />
        <Switch label="Disabled" disabled />
        <Switch label="On and disabled" disabled defaultChecked />
      </div>
      <div className="grid gap-2">
        <RadioCard name={`choice-${theme}`} value="open" label="Open" hint="Everyone finds it." defaultChecked />
        <RadioCard name={`choice-${theme}`} value="private" label="Private" hint="Only who is let in." />
        <RadioCard name={`choice-${theme}`} value="none" label="Disabled" disabled />
      </div>
    </div>
  </Part>
);
