/** What the link page promises. */
export const promise = {
  now: {
    client: 'You become a client of {{organization}}.',
    clientCase: 'You become a client of {{organization}}, and a case is opened in your name.',
    staff: 'You become a staff member of {{organization}}.',
    staffCase: 'You become a staff member of {{organization}}, and take part in a case that is opened.',
    manager: 'You become a manager at {{organization}}.',
    admin: 'You become an administrator of {{organization}}.',
  },
  later: {
    client: 'Once {{organization}} has accepted your registration, you become a client.',
    clientCase:
      'Once {{organization}} has accepted your registration, you become a client and a case is opened in your name.',
    staff: 'Once {{organization}} has accepted your registration, you become a staff member.',
    staffCase:
      'Once {{organization}} has accepted your registration, you become a staff member and take part in a case that is opened.',
    manager: 'Once {{organization}} has accepted your registration, you become a manager.',
    admin: 'Once {{organization}} has accepted your registration, you become an administrator.',
  },
  account: 'An account is created for you.',
  accountKept: 'You join with the account that you are signed in with; nothing of it changes.',
  approval: '{{organization}} reviews each registration first and mails you its decision.',
  noCase: 'Signing up gives you no case.',
  seenCase: 'Only you and the people of {{organization}} who work on your case will see it.',
  seenAccount: 'Only you and the people of {{organization}} who manage sign-ups will see what you enter.',
  isNotYet: '{{organization}} has not yet agreed to act for you.',
  discreet: {
    who: 'You were invited. Who invites you is shown once your address is verified.',
    whoLater:
      'You were invited. Who invites you, and reviews your registration, is shown once your address is verified.',
    seen: 'Only you and the people who work with you will see what you enter.',
    isNot: 'Registering does not by itself mean that anybody has agreed to act for you.',
  },
} as const;
