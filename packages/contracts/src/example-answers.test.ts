import { describe, expect, it } from 'vitest';
import { endpoints, type Route } from './index.ts';
import { type Changes, exampleAnswer, exampleProblem } from './example-answers.ts';

const routes = endpoints.map(({ method, path }) => `${method} ${path}` as Route);

it.each(routes)('%s can answer its example, and refuse', (route) => {
  expect(() => exampleAnswer(route)).not.toThrow();
  expect(exampleProblem(route, 'server_error')).toMatchObject({ status: 500, code: 'server_error' });
});

describe('exampleAnswer', () => {
  it('changes fields at any depth, and every element of a list from the first', () => {
    const { items, nextCursor } = exampleAnswer('GET /users', {
      items: [{ firstName: 'Zoé', signupLink: { title: 'Poster' } }, { status: 'disabled' }],
    });
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { firstName: 'Zoé', lastName: 'Martin', signupLink: { title: 'Poster' } },
      { firstName: 'Léa', status: 'disabled' },
    ]);
    expect(exampleAnswer('GET /users', { items: [] }).items).toEqual([]);
    expect(exampleAnswer('GET /cases/{caseId}', { hold: null }).hold).toBeNull();
  });

  it('throws for what the endpoint could not answer', () => {
    const unknownStatus = { items: [{ status: 'asleep' }] } as unknown as Changes<{ items: [] }>;
    expect(() => exampleAnswer('GET /users', unknownStatus)).toThrow('GET /users cannot answer this');
    const undeclared = { items: [{ shoeSize: 43 }] } as unknown as Changes<{ items: [] }>;
    expect(() => exampleAnswer('GET /users', undeclared)).toThrow('GET /users declares other fields');
    expect(() => exampleAnswer('DELETE /session', {} as never)).toThrow('answers no body');
  });
});

describe('exampleProblem', () => {
  it('speaks the language, and names the fields', () => {
    expect(
      exampleProblem('POST /users', 'request_invalid', 'fr', { email: 'email_invalid' }).errors,
    ).toMatchObject([{ path: 'email', code: 'email_invalid', message: expect.stringContaining('adresse') }]);
  });

  it('throws for a problem that the endpoint does not declare', () => {
    expect(() => exampleProblem('GET /users', 'case_changed')).toThrow('does not declare');
  });
});
