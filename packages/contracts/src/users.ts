import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  caseStatus,
  csvText,
  cursor,
  email,
  id,
  lastName,
  limit,
  locale,
  memberRole,
  page,
  personName,
  searchText,
  text,
} from './fields.ts';
import { mailDelivery } from './signup-links.ts';
import { correctionFields, ownDetails } from './user-corrections.ts';

/** invited: added by an administrator and has not joined yet. */
export const userStatus = z
  .enum(['active', 'invited', 'disabled'])
  .meta({ description: 'active, invited or disabled.', example: 'active' });

/** One line of the Users list: a membership with its person. */
export const user = z
  .object({
    id: id.meta({ description: 'Identifier of the membership.' }),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string().nullable(),
    role: memberRole,
    status: userStatus,
    tagId: z.string().nullable().meta({ description: 'The organization’s own number for the person.' }),
    createdAt: at,
    joinedAt: at.nullable(),
    disabledAt: at.nullable(),
    signupLink: z
      .object({ id, title: z.string() })
      .nullable()
      .meta({ description: 'The link that the person signed up through.' }),
    mail: mailDelivery.nullable().meta({ description: 'Delivery of the personal link, while invited.' }),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

/** One user, with how they came to be here. */
export const userDetail = user
  .extend({
    addedBy: z
      .string()
      .nullable()
      .meta({ description: 'Name of the administrator who added them; null otherwise.' }),
    own: ownDetails.nullable().meta({
      description:
        'What the person gave themselves, for administrators; null for staff, and until they join.',
    }),
    cases: z.array(
      z.object({
        id,
        reference: z.string(),
        title: z.string(),
        status: caseStatus,
        caseRole,
        customCaseRole: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'UserDetail' });
export type UserDetail = z.infer<typeof userDetail>;

const userParams = z.strictObject({ membershipId: id });

const userFilters = {
  q: searchText.meta({ description: 'In names (words in any order, without accents), e-mail and tag id.' }),
  role: memberRole.optional(),
  status: z.enum(['active', 'disabled']).default('active').meta({ description: 'active includes invited.' }),
  signupLinkId: id.optional().meta({ description: 'Only users who signed up through this link.' }),
};

export const listUsers = defineEndpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  tag: 'Users',
  summary: 'The Users list.',
  access: ['admin', 'manager', 'staff'],
  query: z.strictObject({
    ...userFilters,
    sort: z
      .enum(['name', '-name', 'createdAt', '-createdAt'])
      .default('-createdAt')
      .meta({ description: 'Leading `-`: descending.' }),
    limit,
    cursor,
  }),
  status: 200,
  response: page(user),
  problems: [],
});

export const exportUsers = defineEndpoint({
  id: 'exportUsers',
  method: 'GET',
  path: '/users/export',
  tag: 'Users',
  summary: 'The Users list as a CSV file, newest first.',
  description: 'All users that match the filters. The audit trail records the download.',
  access: ['admin', 'manager'],
  query: z.strictObject({
    ...userFilters,
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: [],
});

export const createUser = defineEndpoint({
  id: 'createUser',
  method: 'POST',
  path: '/users',
  tag: 'Users',
  summary: 'Adds a user directly; they are in the list at once as invited, and are mailed a personal link.',
  access: ['admin', 'manager'],
  body: z.strictObject({
    email,
    firstName: personName,
    lastName: lastName.default(''),
    role: memberRole,
    tagId: text(50).nullable().optional(),
    locale: locale.optional().meta({ description: 'Language of the mail; default: the organization’s.' }),
  }),
  status: 201,
  response: user,
  problems: ['user_already_member', 'user_tag_id_taken', 'user_role_forbidden'],
});

export const getUser = defineEndpoint({
  id: 'getUser',
  method: 'GET',
  path: '/users/{membershipId}',
  tag: 'Users',
  summary: 'One user.',
  access: ['admin', 'manager', 'staff'],
  params: userParams,
  status: 200,
  response: userDetail,
  problems: ['user_not_found'],
});

export const changeUser = defineEndpoint({
  id: 'changeUser',
  method: 'PATCH',
  path: '/users/{membershipId}',
  tag: 'Users',
  summary: 'Changes role or tag id; corrects name or telephone; disables, or enables again.',
  description:
    'Disabling ends the person’s sessions at once. A correction holds in this organization alone: the person’s own data stay as they are, and their other organizations do not see it. A manager may correct staff and clients.',
  access: ['admin', 'manager'],
  params: userParams,
  body: z.strictObject({
    role: memberRole.optional(),
    tagId: text(50).nullable().optional(),
    disabled: z.boolean().optional(),
    ...correctionFields,
  }),
  status: 200,
  response: user,
  problems: [
    'user_not_found',
    'user_not_joined',
    'user_correction_own',
    'user_correction_forbidden',
    'user_tag_id_taken',
    'user_last_admin',
    'user_self_change',
    'user_role_forbidden',
  ],
});

export const resendUserInvitation = defineEndpoint({
  id: 'resendUserInvitation',
  method: 'POST',
  path: '/users/{membershipId}/invitation',
  tag: 'Users',
  summary: 'Mails an invited user another personal link; the earlier ones keep working.',
  access: ['admin', 'manager'],
  params: userParams,
  status: 202,
  response: user,
  problems: ['user_not_found', 'user_already_joined'],
});
