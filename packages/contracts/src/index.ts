import * as addresses from './addresses.ts';
import * as arrivals from './arrivals.ts';
import * as audit from './audit-events.ts';
import * as caseSettings from './case-settings.ts';
import * as cases from './cases.ts';
import * as disavowals from './disavowals.ts';
import type { Endpoint } from './endpoint.ts';
import * as formerUrls from './former-urls.ts';
import * as linkPreviews from './link-previews.ts';
import * as imports from './imports.ts';
import * as linkUndos from './link-undos.ts';
import * as invitations from './invitations.ts';
import * as mailbox from './mailbox.ts';
import * as organization from './organization.ts';
import * as ownCases from './own-cases.ts';
import * as parties from './parties.ts';
import * as receipts from './receipts.ts';
import * as registrationDecisions from './registration-decisions.ts';
import * as registrations from './registrations.ts';
import * as sessions from './session.ts';
import * as signInMethods from './sign-in-methods.ts';
import * as signupLinks from './signup-links.ts';
import * as signupRequests from './signup-requests.ts';
import * as userCorrections from './user-corrections.ts';
import * as users from './users.ts';
import * as visits from './visits.ts';

export * from './addresses.ts';
export * from './arrivals.ts';
export * from './audit-actions.ts';
export * from './audit-events.ts';
export * from './case-settings.ts';
export * from './cases.ts';
export * from './disavowals.ts';
export * from './endpoint.ts';
export * from './example.ts';
export * from './fields.ts';
export * from './former-urls.ts';
export * from './frame-events.ts';
export * from './link-previews.ts';
export * from './link-settings.ts';
export * from './link-states.ts';
export * from './link-undos.ts';
export * from './invitations.ts';
export * from './imports.ts';
export * from './mailbox.ts';
export * from './organization.ts';
export * from './own-cases.ts';
export * from './parties.ts';
export * from './problems.ts';
export * from './receipts.ts';
export * from './registration-decisions.ts';
export * from './registrations.ts';
export * from './session.ts';
export * from './sign-in-methods.ts';
export * from './signup-links.ts';
export * from './signup-requests.ts';
export * from './user-corrections.ts';
export * from './users.ts';
export * from './visits.ts';

type AllExports = typeof sessions &
  typeof signInMethods &
  typeof addresses &
  typeof disavowals &
  typeof signupRequests &
  typeof organization &
  typeof signupLinks &
  typeof invitations &
  typeof formerUrls &
  typeof linkPreviews &
  typeof linkUndos &
  typeof visits &
  typeof registrationDecisions &
  typeof receipts &
  typeof registrations &
  typeof userCorrections &
  typeof users &
  typeof cases &
  typeof ownCases &
  typeof caseSettings &
  typeof parties &
  typeof imports &
  typeof arrivals &
  typeof audit &
  typeof mailbox;

/** Every endpoint of version 1, by its id. */
export type Endpoints = {
  [K in keyof AllExports as AllExports[K] extends Endpoint ? K : never]: AllExports[K];
};

/** `METHOD /path` of every endpoint: what a typed client is called with. */
export type Route = {
  [K in keyof Endpoints]: `${Endpoints[K]['method']} ${Endpoints[K]['path']}`;
}[keyof Endpoints];

/** The endpoint behind a `METHOD /path`. */
export type EndpointAt<R extends Route> = {
  [K in keyof Endpoints]: R extends `${Endpoints[K]['method']} ${Endpoints[K]['path']}`
    ? Endpoints[K]
    : never;
}[keyof Endpoints];

/** Every endpoint of version 1, in the order of the reference. */
export const endpoints: readonly Endpoint[] = [
  sessions,
  signInMethods,
  addresses,
  disavowals,
  organization,
  signupLinks,
  invitations,
  formerUrls,
  linkPreviews,
  linkUndos,
  visits,
  signupRequests,
  registrationDecisions,
  registrations,
  receipts,
  userCorrections,
  users,
  cases,
  ownCases,
  caseSettings,
  parties,
  imports,
  arrivals,
  audit,
  mailbox,
]
  .flatMap((module) => Object.values(module))
  .filter((value): value is Endpoint => typeof value === 'object' && value !== null && 'method' in value);
