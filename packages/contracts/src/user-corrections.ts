import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { id, lastName, personName, phone } from './fields.ts';

/** What an organization may correct of a member, for itself alone. */
export const correctedField = z
  .enum(['name', 'phone'])
  .meta({ description: 'name (first and last) or phone.', example: 'name' });
export type CorrectedField = z.infer<typeof correctedField>;

/** The part of `PATCH /users/{membershipId}` that corrects what this organization sees. */
export const correctionFields = {
  correctedName: z
    .strictObject({ firstName: personName, lastName: lastName.default('') })
    .nullable()
    .optional()
    .meta({
      description:
        'The name by which this organization knows the person; null: the one that they gave. Until they join, the name that they were invited by.',
      example: { firstName: 'Léa', lastName: 'Martin-Duval' },
    }),
  correctedPhone: z
    .union([z.literal(''), phone])
    .nullable()
    .optional()
    .meta({
      description:
        'The telephone number that this organization has of the person; empty: none; null: the one that they gave.',
      example: '+33 6 98 76 54 32',
    }),
};

/** What a member gave themselves, beside what their organization made of it. */
export const ownDetails = z
  .object({
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string().nullable(),
    corrected: z.array(correctedField).meta({ description: 'What the organization corrected.' }),
    changedSince: z
      .array(correctedField)
      .meta({ description: 'Of these, what the person changed themselves since, to something else.' }),
  })
  .meta({ id: 'OwnDetails' });
export type OwnDetails = z.infer<typeof ownDetails>;

/** How one organization knows the signed-in person, where it corrected what they gave. */
export const ownCorrection = z
  .object({
    organization: z.object({ id, name: z.string() }),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string().nullable(),
    corrected: z.array(correctedField).meta({ description: 'What the organization corrected.' }),
  })
  .meta({ id: 'OwnCorrection' });
export type OwnCorrection = z.infer<typeof ownCorrection>;

export const listOwnCorrections = defineEndpoint({
  id: 'listOwnCorrections',
  method: 'GET',
  path: '/profile/corrections',
  tag: 'Session',
  summary: 'The organizations that know the signed-in person by another name or telephone number.',
  access: 'signedIn',
  status: 200,
  response: z.object({ items: z.array(ownCorrection) }),
  problems: [],
});
