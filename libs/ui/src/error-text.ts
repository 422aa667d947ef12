/** An error of a signal form; built-in ones carry their limit. */
export interface ShownError {
  readonly kind: string;
  readonly message?: string;
}

/** The sentence under a field. A message given by the schema or the server wins. */
export function errorText(error: ShownError): string {
  if (error.message) return error.message;
  const limit = limitOf(error);
  switch (error.kind) {
    case 'required':
      return $localize`Required.`;
    case 'email':
      return $localize`Enter an e-mail address such as name@example.com.`;
    case 'min':
    case 'minDate':
      return $localize`Not below ${limit}:limit:.`;
    case 'max':
    case 'maxDate':
      return $localize`Not above ${limit}:limit:.`;
    case 'minLength':
      return $localize`At least ${limit}:limit: characters.`;
    case 'maxLength':
      return $localize`At most ${limit}:limit: characters.`;
    default:
      return $localize`This is not a valid value.`;
  }
}

function limitOf(error: ShownError): string {
  const name = ['min', 'max', 'minLength', 'maxLength', 'minDate', 'maxDate'].find((key) => key in error);
  return name ? String((error as unknown as Record<string, unknown>)[name]) : '';
}
