const approval = {
  text: 'These people have verified their address and finished the sign-up. Nothing is created before you decide. The oldest registration is first.',
  count_one: '{{count}} registration to approve',
  count_other: '{{count}} registrations to approve',
  countMore: 'More than {{count}} registrations to approve',
  empty: {
    title: 'Nothing to approve',
    text: 'People who finish the sign-up through a link that asks for approval appear here. Switch it on in a link’s “More options”.',
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
  throwaway: 'This is a throw-away address.',
  source: 'From “{{tag}}”',
  invited: 'Invited by mail',
  invitedBy: 'Invited by {{name}}',
  account: { exists: 'Joins with an existing account', none: 'New account' },
  since: 'Since {{moment}} ({{waited}}).',
  lapses: 'Expires on {{date}}.',
  grantLapsed:
    'Needs approval because the person who allowed the link to give staff rights may no longer do so.',
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
    'Nothing is created. The answers, the password and the passkey are deleted, and a polite mail notifies the person. This cannot be undone.',
  rejectText_other:
    'Nothing is created. The answers, passwords and passkeys are deleted, and a polite mail notifies each person. This cannot be undone.',
  rejected_one: 'The registration is rejected.',
  rejected_other: '{{count}} registrations are rejected.',
  reason: 'Reason',
  reasonOptional: 'Reason (optional)',
  reasonText: 'Kept for your team; the person never reads it.',
  reasonMissing: 'Give a reason, in a few words.',
  message: 'Message to the person (optional)',
  messageText: 'Added to the mail. Without it the mail says only that the registration was not accepted.',
  messageDiscreet: 'Left out if the link is discreet: that mail names nobody.',
  progressLabel: 'Decisions made',
  progress: '{{done}} of {{all}} decided',
  failed_one: '{{count}} registration could not be decided:',
  failed_other: '{{count}} registrations could not be decided:',
  focus: {
    label: 'The registration from your mail',
    all: 'Show all to approve',
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
