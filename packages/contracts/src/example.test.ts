import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints, exampleOf, signupLink } from './index.ts';

const bodies = endpoints.flatMap(({ id, body }) => (body ? [{ id, body }] : []));
const responses = endpoints.flatMap(({ id, response }) => (response ? [{ id, response }] : []));

it.each(bodies)('$id takes the example of its body', ({ id, body }) => {
  expect(body.safeParse(exampleOf(body, 'input', id)).error).toBeUndefined();
});

it.each(responses)('$id may give the example of its answer, whole', ({ id, response }) => {
  const example = exampleOf(response, 'output', id);
  const parsed = response.safeParse(example);
  expect(parsed.error).toBeUndefined();
  expect(parsed.data).toEqual(example);
});

describe('exampleOf', () => {
  it('tells a link from a case, and a person from a firm', () => {
    expect(exampleOf(signupLink, 'output')).toMatchObject({
      title: 'Newsletter',
      state: 'open',
      revokedAt: null,
    });
    const getCase = endpoints.find(({ id }) => id === 'getCase');
    expect(exampleOf(getCase!.response!, 'output', 'getCase')).toMatchObject({
      title: 'Léa Martin',
      participants: [{ firstName: 'Léa', lastName: 'Martin' }],
      signupLink: { title: 'Newsletter' },
    });
  });

  it('takes the example of the field, the first of several values, and what is not null', () => {
    const schema = z.object({
      own: z.string().meta({ example: 'mine' }).nullable(),
      one: z.enum(['first', 'second']),
      fixed: z.literal('fixed'),
      many: z.array(z.object({ lastName: z.string() })),
    });
    expect(exampleOf(schema, 'output')).toEqual({
      own: 'mine',
      one: 'first',
      fixed: 'fixed',
      many: [{ lastName: 'Martin' }],
    });
  });

  it('names a field that has none', () => {
    expect(() => exampleOf(z.object({ shoeSize: z.number() }), 'input', 'createShoe')).toThrow(
      'createShoe.shoeSize has no example',
    );
  });
});
