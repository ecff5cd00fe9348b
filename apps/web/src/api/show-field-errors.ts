import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { fieldErrors } from './problem-message.ts';

/**
 * Shows the API's messages beside a form's fields and focuses the first. Returns whether every message found its field;
 * if not, show the problem itself too.
 */
export function showFieldErrors<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fields: readonly FieldPath<Values>[],
): boolean {
  const reasons = Object.entries(fieldErrors(error));
  let found = 0;
  for (const [path, message] of reasons) {
    const field = fields.find((name) => name === path);
    if (!field) continue;
    form.setError(field, { type: 'server', message }, { shouldFocus: found === 0 });
    found += 1;
  }
  return reasons.length > 0 && found === reasons.length;
}
