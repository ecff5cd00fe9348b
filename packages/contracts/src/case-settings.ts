import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, caseRole, id, text } from './fields.ts';

const managers = ['admin', 'manager'] as const;
const workers = ['admin', 'manager', 'staff'] as const;
const everyone = ['admin', 'manager', 'staff', 'client'] as const;

/** The name of a case type: 1 to 100 characters, unique in the organization, ignoring case. */
export const caseTypeName = text(100).meta({ description: 'Name of a case type.', example: 'Consultation' });

/** A kind of case on the organization's list. */
export const caseType = z
  .object({
    id,
    name: z.string(),
    retiredAt: at.nullable().meta({
      description: 'If set, the type stays where it is used and cannot be chosen any more.',
      example: null,
    }),
  })
  .meta({ id: 'CaseType' });
export type CaseType = z.infer<typeof caseType>;

const caseTypes = z.object({
  items: z.array(caseType).meta({ description: 'In the organization’s order.' }),
});

export const listCaseTypes = defineEndpoint({
  id: 'listCaseTypes',
  method: 'GET',
  path: '/case-types',
  tag: 'Cases',
  summary: 'The organization’s case types in its order, including retired ones; at most 200.',
  access: everyone,
  status: 200,
  response: caseTypes,
  problems: [],
});

export const createCaseType = defineEndpoint({
  id: 'createCaseType',
  method: 'POST',
  path: '/case-types',
  tag: 'Cases',
  summary: 'Adds a case type at the end of the list. Answers the list.',
  access: managers,
  body: z.strictObject({ name: caseTypeName }),
  status: 201,
  response: caseTypes,
  problems: ['case_type_name_taken'],
});

export const changeCaseType = defineEndpoint({
  id: 'changeCaseType',
  method: 'PATCH',
  path: '/case-types/{caseTypeId}',
  tag: 'Cases',
  summary: 'Renames, moves, retires or restores a case type. Answers the list.',
  description: 'A new name appears on every case and link of the type. Retiring changes neither.',
  access: managers,
  params: z.strictObject({ caseTypeId: id }),
  body: z.strictObject({
    name: caseTypeName.optional(),
    place: z
      .int()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'New place in the list, from 1.', example: 2 }),
    retired: z.boolean().optional().meta({ example: false }),
  }),
  status: 200,
  response: caseTypes,
  problems: ['case_type_not_found', 'case_type_name_taken'],
});

/** Rights of a custom case role in its case. */
const ticks = {
  mayView: z.boolean().meta({
    description: 'View the case. false: the case is hidden from people with this role.',
    example: true,
  }),
  mayChange: z.boolean().meta({
    description: 'Change title, type and status, and read and add notes; requires `mayView`.',
    example: false,
  }),
  mayManageParticipants: z
    .boolean()
    .meta({ description: 'Add and remove participants; requires `mayView`.', example: false }),
};

/** The name of a custom case role: 1 to 60 characters, the organization's own words. */
const customCaseRoleName = text(60).meta({ description: 'Name of a case role.', example: 'Interpreter' });

/** A case role of the organization's own, beside the built-in Clients and Staff. */
export const customCaseRole = z
  .object({
    id,
    name: z.string(),
    ...ticks,
    caseRole: caseRole.meta({
      description:
        'The built-in role that it counts as: `staff` if it may change the case or manage participants. A link that gives such a role gives staff rights.',
    }),
    retiredAt: at.nullable().meta({
      description: 'If set, people who have the role keep it, and it cannot be given any more.',
      example: null,
    }),
    inUse: z.boolean().meta({
      description: 'true: a case or a link uses it, so it can be retired but not removed.',
      example: true,
    }),
  })
  .meta({ id: 'CustomCaseRole' });
export type CustomCaseRole = z.infer<typeof customCaseRole>;

const customCaseRoles = z.object({ items: z.array(customCaseRole).meta({ description: 'By name.' }) });
const caseRoleParams = z.strictObject({ customCaseRoleId: id });

export const listCaseRoles = defineEndpoint({
  id: 'listCaseRoles',
  method: 'GET',
  path: '/case-roles',
  tag: 'Cases',
  summary: 'The organization’s custom case roles, including retired ones; at most 50.',
  description: 'Clients and Staff are built in, cannot be changed and are not listed.',
  access: workers,
  status: 200,
  response: customCaseRoles,
  problems: [],
});

export const createCaseRole = defineEndpoint({
  id: 'createCaseRole',
  method: 'POST',
  path: '/case-roles',
  tag: 'Cases',
  summary: 'Adds a case role. Answers the list.',
  access: managers,
  body: z.strictObject({ name: customCaseRoleName, ...ticks }),
  status: 201,
  response: customCaseRoles,
  problems: ['case_role_name_taken'],
});

export const changeCaseRole = defineEndpoint({
  id: 'changeCaseRole',
  method: 'PATCH',
  path: '/case-roles/{customCaseRoleId}',
  tag: 'Cases',
  summary: 'Renames a case role, changes its rights, retires or restores it. Answers the list.',
  description:
    'The rights change at once for everybody who has the role. If it begins to count as staff, the links that give it lose their grant: ' +
    'their registrations need approval until an administrator changes or switches on that link.',
  access: managers,
  params: caseRoleParams,
  body: z.strictObject({
    name: customCaseRoleName.optional(),
    mayView: ticks.mayView.optional(),
    mayChange: ticks.mayChange.optional(),
    mayManageParticipants: ticks.mayManageParticipants.optional(),
    retired: z.boolean().optional().meta({ example: false }),
  }),
  status: 200,
  response: customCaseRoles,
  problems: ['case_role_not_found', 'case_role_name_taken'],
});

export const removeCaseRole = defineEndpoint({
  id: 'removeCaseRole',
  method: 'DELETE',
  path: '/case-roles/{customCaseRoleId}',
  tag: 'Cases',
  summary: 'Removes a case role that nothing uses. Answers the list.',
  access: managers,
  params: caseRoleParams,
  status: 200,
  response: customCaseRoles,
  problems: ['case_role_not_found', 'case_role_in_use'],
});
