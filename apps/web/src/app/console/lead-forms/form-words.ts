import { FORM_ENTRY_STATUSES, FORM_FIELDS, type FormFieldKey, type Suspicion } from '#libs/contracts';
import type { FormFieldDto } from '#libs/api-client/models/form-field-dto';
import { FORM_ENTRY_LOOKS } from '#libs/ui/statuses';

export const FIELD_WORDS: Record<FormFieldKey, string> = {
  company: $localize`Company`,
  person: $localize`Your name`,
  email: $localize`E-mail`,
  phone: $localize`Phone`,
  message: $localize`What is it about?`,
};

export const SUSPICION_WORDS: Record<Suspicion, string> = {
  trap: $localize`Filled in what people do not see`,
  too_quick: $localize`Sent within three seconds`,
  links: $localize`Many links`,
  repeated: $localize`The same words again`,
  flood: $localize`Very many at once`,
};

export const ENTRY_CHOICES = FORM_ENTRY_STATUSES.map((value) => ({
  value,
  label: FORM_ENTRY_LOOKS[value].label,
}));

export type Asking = 'no' | 'optional' | 'required';

export interface AskedField {
  readonly key: FormFieldKey;
  readonly ask: Asking;
  readonly label: string;
}

/** Every field that a form may have, as the form says or as a new one starts. */
export function askedOf(fields: readonly FormFieldDto[] | undefined): AskedField[] {
  return FORM_FIELDS.map((key) => {
    const field = fields?.find((one) => one.key === key);
    const ask = field ? (field.required ? 'required' : 'optional') : fields ? 'no' : startOf(key);
    return { key, ask, label: field?.label ?? FIELD_WORDS[key] };
  });
}

/** As the API takes them: the address is always asked for. */
export const fieldsOf = (asked: readonly AskedField[]): FormFieldDto[] =>
  asked
    .filter(({ key, ask }) => ask !== 'no' || key === 'email')
    .map(({ key, ask, label }) => ({ key, label, required: ask === 'required' || key === 'email' }));

const startOf = (key: FormFieldKey): Asking =>
  key === 'phone' ? 'no' : key === 'company' ? 'optional' : 'required';
