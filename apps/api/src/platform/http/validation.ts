import { fieldErrorKinds, type FieldErrorCode } from '@casedoor/contracts';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { Problem, type FieldError } from './problem.ts';

/** Validates each part of a request with its zod schema; faults become `request_invalid`, naming every field. */
export const validateByContract: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (data: unknown) => {
    const parsed = schema.safeParse(data ?? {});
    if (parsed.success) return { value: parsed.data };
    return {
      error: new Problem('request_invalid', {
        errors: firstOfEachPath(parsed.error.issues.flatMap(fieldErrors)),
      }),
    };
  };
};

/** Parses a value with the schema; returns it, or its first fault. */
export function firstFault<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { value: T; fault: null } | { fault: FieldError } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, fault: null };
  const [fault] = firstOfEachPath(parsed.error.issues.flatMap(fieldErrors));
  return { fault: fault ?? { path: '', code: 'invalid' } };
}

/** Keeps one fault for each field: a value can break several rules, and a person corrects one at a time. */
function firstOfEachPath(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.toReversed().map((error) => [error.path, error])).values()].toReversed();
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.');
  const one = (code: FieldErrorCode, bounds: Partial<FieldError> = {}): FieldError[] => [
    { path, code, ...bounds },
  ];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'unknown_field' }));
  }
  if (issue.code === 'invalid_type')
    return one(issue.message.endsWith('received undefined') ? 'required' : 'invalid');
  if (issue.code === 'too_small') {
    const minimum = Number(issue.minimum);
    if (issue.origin === 'number' || issue.origin === 'int') return one('too_small', { minimum });
    return minimum === 1 ? one('required') : one('too_short', { minimum });
  }
  if (issue.code === 'too_big') {
    const codes: Record<string, FieldErrorCode> = { string: 'too_long', array: 'too_many' };
    return one(codes[issue.origin] ?? 'too_big', { maximum: Number(issue.maximum) });
  }
  return one(isFieldErrorCode(issue.message) ? issue.message : 'invalid');
}

function isFieldErrorCode(text: string): text is FieldErrorCode {
  return Object.hasOwn(fieldErrorKinds, text);
}
