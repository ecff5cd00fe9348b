import type { FieldErrorCode, ProblemCode } from '@casedoor/contracts';

/** What is wrong with one field; `path` has dots between levels. */
export interface FieldError {
  path: string;
  code: FieldErrorCode;
  minimum?: number;
  maximum?: number;
}

/** A planned refusal. Its code must be listed by the endpoint's contract. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | null;
  /** When the link takes people (again), where it is closed only until then. */
  readonly opensAt: Date | null;

  constructor(
    code: ProblemCode,
    options: { errors?: readonly FieldError[]; retryAfter?: number; opensAt?: Date | null } = {},
  ) {
    super(code);
    this.code = code;
    this.errors = options.errors ?? [];
    this.retryAfter = options.retryAfter ?? null;
    this.opensAt = options.opensAt ?? null;
  }
}

/** Bad input in one field: `request_invalid` with that field's fault. */
export function invalidField(path: string, code: FieldErrorCode): Problem {
  return new Problem('request_invalid', { errors: [{ path, code }] });
}
