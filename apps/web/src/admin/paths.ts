/** Every address of the administrators' app, and the client's own pages, in this one place. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  passwordReset: '/password-reset',
  newPassword: '/password',
  newAddress: '/new-address',
  setup: '/setup',
  mailbox: '/mailbox',
  users: '/users',
  user: (membershipId: string) => `/users/${membershipId}`,
  signupLinks: '/signup-links',
  signupLink: (signupLinkId: string) => `/signup-links/${signupLinkId}`,
  signupLinkPaper: (signupLinkId: string) => `/signup-links/${signupLinkId}/paper`,
  signupLinkPreview: (signupLinkId: string) => `/signup-links/${signupLinkId}/preview`,
  pendingRegistration: (registrationId: string) => `/signup-links?tab=waiting&registration=${registrationId}`,
  cases: '/cases',
  caseRecord: (caseId: string) => `/cases/${caseId}`,
  /** The client's own pages: not the app's, so it has to be left. */
  ownCases: '/my/cases',
  ownCase: (caseId: string) => `/my/cases/${caseId}`,
  parties: '/parties',
  importUsers: '/imports/users',
  importParties: '/imports/parties',
  organization: '/organization',
  audit: '/audit',
  profile: '/profile',
  receipt: (membershipId: string) => `/profile/receipts/${membershipId}`,
} as const;

// The path of no page behind the sign-in is this long without a hyphen, and none has a fragment that matters.
const secretLike = /[\da-f]{32}|\w{40}/i;

/**
 * Returns the sign-in page's address, which leads back to `from` afterwards. An unknown address may be a damaged
 * personal link: it is not passed on.
 */
export function signInPath(from: string): string {
  return from === '/' || secretLike.test(from)
    ? paths.signIn
    : `${paths.signIn}?next=${encodeURIComponent(from)}`;
}

/** Where to go after signing in: `next` if it is a path of this app, else the start page. Prevents open redirects. */
export function nextPath(next: string | null): string {
  if (!next?.startsWith('/')) return paths.home;
  // To a browser, "//host" and "/\host" are other sites.
  const address = new URL(next, location.origin);
  if (address.origin !== location.origin || address.pathname.startsWith('//')) return paths.home;
  return address.pathname === paths.signIn
    ? paths.home
    : `${address.pathname}${address.search}${address.hash}`;
}
