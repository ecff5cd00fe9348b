import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  csvText,
  cursor,
  email,
  id,
  limit,
  lines,
  locale,
  nameText,
  page,
  phone,
  searchText,
  version,
} from './fields.ts';

/** A person or company that the organization must not act against. Everybody who signs up is compared with the parties. */
export const party = z
  .object({
    id,
    version,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'The organization’s own words about the party.' }),
    archivedAt: at.nullable().meta({ description: 'When it was archived; null while it is active.' }),
    createdAt: at,
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof party>;

/** A party's name: a person or a company, 1 to 200 characters. */
export const partyName = nameText(200).meta({
  description: 'Name of the person or company.',
  example: 'Jane Roe',
});
/** What the organization notes about a party, 0 to 1,000 characters. */
export const partyNote = lines(1000).meta({ description: 'Note, up to 1,000 characters.' });

const managers = ['admin', 'manager'] as const;
const partyParams = z.strictObject({ partyId: id });
const partyFilters = {
  q: searchText.meta({ description: 'In name (any order of its words), e-mail and telephone number.' }),
  status: z
    .enum(['active', 'archived'])
    .default('active')
    .meta({ description: 'Active parties, or archived ones.' }),
};

export const listParties = defineEndpoint({
  id: 'listParties',
  method: 'GET',
  path: '/parties',
  tag: 'Parties',
  summary: 'The parties with whom everybody who signs up is compared, newest first.',
  access: managers,
  query: z.strictObject({ ...partyFilters, limit, cursor }),
  status: 200,
  response: page(party),
  problems: [],
});

export const exportParties = defineEndpoint({
  id: 'exportParties',
  method: 'GET',
  path: '/parties/export',
  tag: 'Parties',
  summary: 'The parties as a CSV file, newest first.',
  description: 'All parties that match the filters. The audit trail records the download.',
  access: managers,
  query: z.strictObject({
    ...partyFilters,
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: [],
});

export const createParty = defineEndpoint({
  id: 'createParty',
  method: 'POST',
  path: '/parties',
  tag: 'Parties',
  summary: 'Adds a party.',
  access: managers,
  body: z.strictObject({
    name: partyName,
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    note: partyNote.nullable().optional(),
  }),
  status: 201,
  response: party,
  problems: [],
});

export const changeParty = defineEndpoint({
  id: 'changeParty',
  method: 'PATCH',
  path: '/parties/{partyId}',
  tag: 'Parties',
  summary: 'Changes a party; archives it, or makes it active again.',
  description: 'An archived party is no longer compared; the holds that it caused still name it.',
  access: managers,
  params: partyParams,
  body: z.strictObject({
    version,
    name: partyName.optional(),
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    note: partyNote.nullable().optional(),
    archived: z.boolean().optional().meta({ description: 'true archives it.', example: false }),
  }),
  status: 200,
  response: party,
  problems: ['party_not_found', 'party_changed'],
});
