const arrivals = {
  user: 'Why is this person here?',
  case: 'Why is this case here?',
  none: 'This person was here before anybody registered: nothing more was kept.',
  seeUser: 'See the user',
  through: 'Came through the sign-up link',
  madeBy: ', made by {{name}}.',
  madeAtStart: ', made with the organization.',
  use: 'It was use number {{use}} of this link.',
  source: 'The link was read at “{{sourceTag}}”.',
  system: 'an administrator',
  step: {
    started: 'Gave an e-mail address at the link.',
    invited: 'Was invited by {{by}}.',
    added: 'Was added by {{by}}.',
    verified: 'Proved the mailbox.',
    submitted: 'Told everything, and waited for approval.',
    approved: 'Was approved by {{by}}.',
    completed: 'Completed the registration.',
    case: 'A case was opened:',
    mail: '{{mail}}: {{fate}}',
  },
  mail: {
    personalLink: 'Mail with the personal link',
    invitation: 'Mail with the invitation',
    addedUser: 'Mail to set up the account',
    welcome: 'Mail of welcome',
    other: 'Mail',
  },
  fate: {
    queued: 'waits to be sent.',
    sent: 'sent {{at}}.',
    delivered: 'delivered {{at}}.',
    failed: 'given up {{at}}.',
    bounced: 'could not be delivered, {{at}}.',
  },
  agreed: {
    line: 'Agreed, reading {{language}}: {{parts}}.',
    nothing: 'Went on; nothing was asked to be accepted.',
    terms: 'terms, version {{version}}',
    privacy: 'privacy notice, version {{version}}',
    notice: 'notice, version {{version}}',
  },
  language: { en: 'English', fr: 'French' },
  settings: {
    title: 'Settings of the link at that moment',
    joinsAs: 'Joins as',
    role: { client: 'Client', staff: 'Staff' },
    autoCreateCase: 'Auto create case',
    caseRole: 'Case user role',
    caseRoles: { client: 'Clients', staff: 'Staff' },
    caseTitlePattern: 'Case title',
    caseType: 'Case type',
    opensAt: 'Opens',
    expiresAt: 'Expires',
    useLimit: 'Use limit',
    dailyLimit: 'Daily limit',
    throwawayEmails: 'Throw-away addresses',
    throwaway: { allow: 'Allowed', warn: 'Allowed, with a warning', refuse: 'Refused' },
    allowedEmailDomains: 'Allowed e-mail domains',
    requiresApproval: 'Asks for approval',
    discreet: 'Discreet',
    on: 'On',
    off: 'Off',
    noOpening: 'At once',
    noExpiry: 'Never',
    noLimit: 'No limit',
    all: 'All',
  },
} as const;

export default arrivals;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    arrivals: typeof arrivals;
  }
}
