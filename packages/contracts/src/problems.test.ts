import { describe, expect, it } from 'vitest';
import { commonProblems, endpoints, fieldErrorKinds, problemKinds, type ProblemCode } from './index.ts';

// Answered where no endpoint was found, so no endpoint lists it.
const ofNoEndpoint: ProblemCode[] = ['endpoint_not_found'];

describe('problems', () => {
  it('are all answered by some endpoint', () => {
    const listed = new Set([
      ...endpoints.flatMap((endpoint) => [...commonProblems(endpoint), ...endpoint.problems]),
      ...ofNoEndpoint,
    ]);
    expect(Object.keys(problemKinds).filter((code) => !listed.has(code as ProblemCode))).toEqual([]);
  });

  it('are listed once by an endpoint', () => {
    for (const { id, problems } of endpoints) expect(new Set(problems).size, id).toBe(problems.length);
  });

  it.each(Object.entries(problemKinds))(
    '%s begins with its noun, has a status, a sentence in each language and an occasion',
    (code, { status, title, when }) => {
      expect(code).toMatch(
        /^(request|endpoint|server|session|password|membership|organization|signup_link|registration|signup_request|invitation_batch|user|passkey|device|disavowal|address|case|party|import|setup|challenge|receipt)_[a-z_]+$/,
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.en).toMatch(/^[A-Z].*\.$/);
      expect(title.fr).toMatch(/^[A-ZÉÀ].*\.$/);
      // A straight apostrophe, or an ordinary space before a high sign, is not French typography.
      expect(title.fr).not.toMatch(/'| [;:!?]/);
      expect(when).toMatch(/\.$/);
    },
  );
});

describe('field errors', () => {
  it.each(Object.entries(fieldErrorKinds))('%s says the same amounts in each language', (_, { en, fr }) => {
    const amounts = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
    expect(amounts(fr)).toEqual(amounts(en));
    expect(fr).not.toMatch(/'| [;:!?]/);
  });
});
