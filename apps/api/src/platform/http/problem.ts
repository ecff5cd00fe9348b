import type { FieldErrorCode, ProblemCode, ProofOfWork } from '@casedoor/contracts';

/** The fault of one field; `path` has dots between levels. */
export interface FieldError {
  path: string;
  code: FieldErrorCode;
  minimum?: number;
  maximum?: number;
}

/** A planned refusal. The endpoint's contract must list its code. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  /** Seconds after which a retry makes sense. */
  readonly retryAfter: number | null;
  /** When the link allows sign-up (again), if it is closed only until then. */
  readonly opensAt: Date | null;
  /** What the caller solves before the request is accepted. */
  readonly challenge: ProofOfWork | null;

  constructor(
    code: ProblemCode,
    options: {
      errors?: readonly FieldError[];
      retryAfter?: number;
      opensAt?: Date | null;
      challenge?: ProofOfWork;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.errors = options.errors ?? [];
    this.retryAfter = options.retryAfter ?? null;
    this.opensAt = options.opensAt ?? null;
    this.challenge = options.challenge ?? null;
  }
}

/** Invalid input in one field: `request_invalid` with that field's fault. */
export function invalidField(path: string, code: FieldErrorCode): Problem {
  return new Problem('request_invalid', { errors: [{ path, code }] });
}
