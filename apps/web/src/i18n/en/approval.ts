const approval = {
  text: 'These people have confirmed their address and told everything. Nothing is created before you decide; who waited longest comes first.',
  count_one: '{{count}} registration waits',
  count_other: '{{count}} registrations wait',
  countMore: 'More than {{count}} registrations wait',
  empty: {
    title: 'Nobody waits for approval',
    text: 'Whoever completes the sign-up through a link that asks for approval appears here. Switch it on in a link’s “More options”.',
  },
  choose: 'Choose {{name}}',
  chooseAll_one: 'Choose the one shown',
  chooseAll_other: 'Choose all {{count}} shown',
  becomes: { client: 'Becomes a client.', staff: 'Joins the staff.' },
  opens: {
    none: 'No case is opened.',
    client: 'A case is opened, with them as client.',
    staff: 'A case is opened, with them as staff.',
    custom: 'A case is opened, with them as “{{role}}”.',
  },
  throwaway: 'This address is of a throw-away mail service.',
  source: 'From “{{tag}}”',
  invited: 'Invited by mail',
  invitedBy: 'Invited by {{name}}',
  account: { exists: 'Joins with an existing account', none: 'New account' },
  since: 'Since {{moment}} ({{waited}}).',
  lapses: 'Ends by itself on {{date}}.',
  grantLapsed:
    'Waits although the link does not ask for approval: whoever allowed it to give staff rights may no longer do so.',
  consent: {
    terms: 'Terms {{version}} accepted',
    privacy: 'Privacy notice {{version}} read',
    notice: 'Notice {{version}} read',
    newsletter: 'Wants the newsletter',
  },
  approve: 'Approve',
  approveOf: 'Approve {{name}}',
  approveMany_one: 'Approve',
  approveMany_other: 'Approve {{count}}',
  approveTitle: 'Approve {{name}}?',
  approveTitleMany_one: 'Approve {{count}} registration?',
  approveTitleMany_other: 'Approve {{count}} registrations?',
  approveText_one:
    'The account is created, the case is opened if the link says so, and a welcome mail is sent.',
  approveText_other:
    'The accounts are created, cases are opened where the link says so, and each person receives a welcome mail.',
  approved_one: 'The registration is approved.',
  approved_other: '{{count}} registrations are approved.',
  reject: 'Reject',
  rejectOf: 'Reject {{name}}',
  rejectMany_one: 'Reject',
  rejectMany_other: 'Reject {{count}}',
  rejectTitle: 'Reject {{name}}?',
  rejectTitleMany_one: 'Reject {{count}} registration?',
  rejectTitleMany_other: 'Reject {{count}} registrations?',
  rejectText_one:
    'Nothing is created. The answers, the password and the passkey are deleted, and a kind mail tells the person. This cannot be taken back.',
  rejectText_other:
    'Nothing is created. The answers, passwords and passkeys are deleted, and a kind mail tells each person. This cannot be taken back.',
  rejected_one: 'The registration is rejected.',
  rejected_other: '{{count}} registrations are rejected.',
  reason: 'Reason',
  reasonOptional: 'Reason (optional)',
  reasonText: 'Kept for your team; the person never reads it.',
  reasonMissing: 'Say why, in a few words.',
  message: 'Words to the person (optional)',
  messageText: 'Stand in the mail. Without them it says only that the registration was not accepted.',
  messageDiscreet: 'Left out where the link is discreet: that mail names nobody.',
  progressLabel: 'How many are decided',
  progress: '{{done}} of {{all}} decided',
  failed_one: '{{count}} registration could not be decided:',
  failed_other: '{{count}} registrations could not be decided:',
  focus: {
    label: 'The registration that you were mailed about',
    all: 'Show all who wait',
    unknown: 'This registration does not exist',
    completed: '{{name}} has been approved',
    rejected: '{{name}} was not accepted',
    withdrawn: 'The person has withdrawn this registration',
    expired: 'This registration has ended without a decision',
    by: 'Decided by {{name}}, {{moment}}',
    seeUser: 'See the user',
  },
} as const;

export default approval;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    approval: typeof approval;
  }
}
