import type { MemberRole } from '@casedoor/contracts';
import type { MessageCase } from '../message.ts';

const roles: Record<MemberRole, string> = {
  admin: 'an administrator',
  manager: 'a manager',
  staff: 'a member of the staff',
  client: 'a client',
};

/** Every word of the mails, in English. */
export const en = {
  stationery: {
    copyAddress: 'If the button does not work, copy this address into your browser:',
    contact: (email: string) => `Questions? Write to ${email}.`,
    sentWith: (organization: string) => `${organization} sent this mail with Casedoor.`,
    worksForADay: 'The link works for 24 hours.',
    keepToYourself: 'The link is meant for you alone: please do not pass it on.',
    code: 'Enter this code on the page where you gave your address:',
    codeValidity: 'The code is valid for 15 minutes.',
    notMe: 'This was not me',
  },
  // Organization null: the mail is discreet and names nobody.
  discreet: {
    sender: 'Your registration',
    why: 'This mail was sent automatically. The page shows more once you have opened it.',
    whyWithoutPage: 'This mail was sent automatically.',
  },
  greeting: (firstName: string | null) => (firstName ? `Hello ${firstName},` : 'Hello,'),
  next: {
    title: 'What happens next',
    aboutYou: 'You give your name and choose how to sign in. It takes about two minutes.',
    ready: 'Your own space is open.',
    opensCase: (organization: string) => `A case is opened for you at ${organization}.`,
    staff: (organization: string) => `You join the staff of ${organization}.`,
    client: (organization: string) => `You have your own space at ${organization}.`,
    approval: (organization: string | null) =>
      `${organization ? `${organization} reviews your registration` : 'Your registration is reviewed'}, and you get a mail when you can sign in.`,
  },
  personalLink: {
    subject: (organization: string | null, code: string | null) =>
      code
        ? `${code} is your code to ${organization ? `register with ${organization}` : 'continue'}`
        : `Continue your registration${organization ? ` with ${organization}` : ''}`,
    preheader: (code: string | null) =>
      `${code ? `Your code: ${code}. ` : ''}Your personal link works for 24 hours.`,
    heading: 'Continue your registration',
    intro: (organization: string | null) =>
      `Someone, most likely you, asked to register${organization ? ` with ${organization}` : ''} using this e-mail address.`,
    withLink: 'Continue with your personal link:',
    orWithLink: 'Or continue with your personal link, on any device:',
    action: 'Continue my registration',
    notYou: 'You did not ask for this? Ignore this mail: nothing happens without the link.',
  },
  rehearsal: {
    subject: (subject: string) => `Rehearsal: ${subject}`,
    text: 'This is a rehearsal that you asked for. A new person receives this mail. Whatever you do with it, nobody is registered and everything is removed.',
    completed:
      'This is the end of the rehearsal that you asked for. A new person receives this mail once they have finished. Nobody was registered and everything was removed, so its links lead nowhere.',
    approved:
      'This is the end of the rehearsal that you asked for. A new person receives this mail once somebody has approved them. Nobody was registered and everything was removed, so its links lead nowhere.',
  },
  invitation: {
    subject: (organization: string | null) =>
      organization ? `${organization} invites you to register` : 'Begin your registration',
    reminderSubject: (organization: string | null) =>
      organization ? `Reminder: ${organization} invites you to register` : 'Reminder: your registration',
    reminder: 'This is a reminder.',
    worksUntil: (moment: string) => `The link works until ${moment}.`,
    preheader: (invitedBy: string | null, organization: string | null, worksUntil: string) =>
      invitedBy && organization
        ? `${invitedBy} of ${organization} sends you a personal link.`
        : `Your personal link works until ${worksUntil}.`,
    heading: (organization: string | null) =>
      organization ? `${organization} invites you` : 'Begin your registration',
    intro: (invitedBy: string | null, organization: string | null) =>
      invitedBy && organization
        ? `${invitedBy} of ${organization} invites you to register. Begin with your personal link:`
        : 'A registration was prepared for this e-mail address. Begin with your personal link:',
    message: (invitedBy: string) => `${invitedBy} writes:`,
    action: 'Begin my registration',
    notYou: (organization: string | null) =>
      `${organization ? `You do not know ${organization}?` : 'You did not expect this?'} Ignore this mail: nothing happens without the link.`,
  },
  addedUser: {
    subject: (organization: string | null) =>
      organization ? `Set up your account with ${organization}` : 'Set up your account',
    preheader: 'Your personal link works for 24 hours.',
    heading: 'Set up your account',
    intro: (addedBy: string | null, organization: string | null, role: MemberRole | null) => {
      if (!organization || !role)
        return 'An account was prepared for this e-mail address. Set it up with your personal link:';
      return addedBy
        ? `${addedBy} added you to ${organization} as ${roles[role]}. Set up your account with your personal link:`
        : `You were added to ${organization} as ${roles[role]}. Set up your account with your personal link:`;
    },
    action: 'Set up my account',
    signIn: 'You check your name and choose how to sign in. It takes about two minutes.',
    ready: (organization: string | null) =>
      organization ? `Your space at ${organization} is open.` : 'Your own space is open.',
    notYou: (organization: string | null) =>
      `${organization ? `You do not know ${organization}?` : 'You did not expect this?'} Ignore this mail: nothing happens without the link.`,
  },
  welcome: {
    subject: (organization: string | null) =>
      organization ? `Welcome to ${organization}` : 'Your registration is complete',
    preheader: 'Your registration is complete.',
    heading: (firstName: string) => `Welcome, ${firstName}`,
    intro: (organization: string | null) =>
      `Your registration${organization ? ` with ${organization}` : ''} is complete, and your account is ready.`,
    withCase: 'This case was opened for you. Give its reference whenever you write or call.',
    openCase: 'Open my case',
    openApp: 'Open my space',
    notYou: 'You did not register?',
    keep: 'Keep this mail: the button always leads to your space, where you sign in.',
  },
  registrationRefused: {
    subject: (organization: string | null) =>
      organization ? `About your registration with ${organization}` : 'About your registration',
    heading: {
      rejected: 'Your registration was not accepted',
      lapsed: 'Your registration has lapsed',
    },
    intro: {
      rejected: (organization: string | null) =>
        organization
          ? `Thank you for registering with ${organization}. It reviewed your registration and could not accept it.`
          : 'Thank you for registering. Your registration was reviewed and could not be accepted.',
      lapsed: (organization: string | null) =>
        organization
          ? `Thank you for registering with ${organization}. It has not decided within 30 days, so your registration has ended. You are welcome to begin again with the same sign-up link.`
          : 'Thank you for registering. There was no decision within 30 days, so your registration has ended. You are welcome to begin again.',
    },
    message: (organization: string) => `${organization} writes:`,
    forgotten: 'No account was created. Your answers and your way to sign in were deleted.',
  },
  newRegistration: {
    subject: (organization: string) => `New registration with ${organization}`,
    subjectApproval: (organization: string) => `A registration with ${organization} needs your approval`,
    heading: 'New registration',
    headingApproval: 'A registration needs your approval',
    intro: (role: 'client' | 'staff') =>
      `A new ${role === 'staff' ? 'member of the staff' : 'client'} has registered through a sign-up link.`,
    introApproval:
      'Someone has registered through a sign-up link and needs your approval. Nothing is created before you decide.',
    action: 'See the user',
    actionApproval: 'See the registration',
    why: (organization: string) => `You receive this mail as an administrator of ${organization}.`,
  },
  caseHeld: {
    subject: (organization: string) => `A case at ${organization} is on hold: possible conflict`,
    heading: 'A case is on hold',
    intro:
      'Somebody who signed up has something in common with somebody your organization knows. Their case was opened on hold until one of you decides. They do not see this.',
    introStaff:
      'The case that was given to you belongs to somebody who has something in common with somebody your organization knows. It is on hold: please do not begin until an administrator or manager has decided, and do not mention this to the person.',
    person: 'Signed up',
    party: 'On the list of parties',
    user: 'In your organization',
    match: (name: string, shared: readonly ('name' | 'email' | 'phone')[]) =>
      `${name} (same ${shared.map((field) => ({ name: 'name', email: 'e-mail', phone: 'telephone number' })[field]).join(', ')})`,
    action: 'See the case',
  },
  newRequest: {
    subject: (organization: string) => `Someone asks to register with ${organization}`,
    heading: 'Someone asks to register',
    intro:
      'Someone at a closed sign-up link asks to be let in. The address is not verified. On the page you can read their message, invite them or dismiss the request.',
    more: 'We send no mail about further requests within 15 minutes.',
    action: 'See the requests',
  },
  dailyDigest: {
    subject: (organization: string) => `Daily summary of registrations with ${organization}`,
    heading: 'Who signed up through your links',
    intro: (from: string, until: string) =>
      `From ${from} to ${until}, through the links that notify you once a day:`,
    discreetLink: 'A discreet link',
    counts: (joined: number, pendingApproval: number) =>
      [
        ...(joined > 0 ? [`${joined} ${joined === 1 ? 'person' : 'people'} joined`] : []),
        ...(pendingApproval > 0
          ? [
              `${pendingApproval} ${pendingApproval === 1 ? 'registration needs' : 'registrations need'} approval`,
            ]
          : []),
      ].join(', '),
    more: 'Each link’s settings say whether it notifies you at each registration, once a day or not at all.',
    action: 'See the sign-up links',
  },
  newCase: {
    subject: (organization: string) => `A new case for you at ${organization}`,
    heading: 'A case was given to you',
    intro:
      'Someone completed the registration through a sign-up link, and the case that was opened is yours to work on.',
    why: (organization: string) =>
      `You receive this because a sign-up link of ${organization} gives new cases to you.`,
    action: 'See the case',
  },
  caseWithoutStaff: {
    subject: (organization: string) => `A case without staff at ${organization}`,
    heading: 'A case was opened without staff',
    intro:
      'The sign-up link gives new cases to people of your staff, but none of them is active any more. Nobody works on this case yet: choose somebody, and look at the link’s settings.',
    why: (organization: string) => `You receive this as an administrator of ${organization}.`,
    action: 'See the case',
  },
  linkPaused: {
    subject: (link: string) => `The sign-up link “${link}” has paused itself`,
    heading: 'A sign-up link has paused itself',
    why: {
      starts: (count: number, limit: number) =>
        `${count} registrations were started through it within an hour; its alarm is set to ${limit}. The link may be in the wrong hands.`,
      refusals: (count: number, limit: number) =>
        `${count} addresses were refused for their domain within an hour; its alarm is set to ${limit}. The link may be in the wrong hands.`,
      unverified: (count: number, limit: number) =>
        `${count} people did not verify their address within a day, or said that it was not them; its alarm is set to ${limit}. Someone may be entering other people’s addresses.`,
    },
    next: 'Nobody new can sign up. People who had verified their address may finish. The link’s page shows who signed up. One click there lets people sign up again and resets the count. Or replace the link: its address then changes.',
    networks: 'From how many networks',
    action: 'See the link',
  },
  registrationDisavowed: {
    subject: (organization: string) =>
      `A registration with ${organization} was not by the owner of the address`,
    heading: 'The owner of this address did not register',
    intro:
      'They received the welcome and answered “This was not me”. The access ended at once, and everybody was signed out.',
    next: 'Nothing was deleted. Look at what the registration created. If the answer was a mistake, you can enable the user again.',
  },
  facts: {
    name: 'Name',
    email: 'E-mail',
    signupLink: 'Sign-up link',
    case: 'Case',
    reference: 'Reference',
    caseValue: (opened: MessageCase) => `${opened.title} (${opened.reference})`,
  },
  passwordReset: {
    sender: 'Casedoor',
    subject: 'Choose a new password',
    preheader: 'The link works for one hour.',
    heading: 'Choose a new password',
    intro:
      'Someone, most likely you, asked for a new password for the account with this e-mail address. Choose it here:',
    action: 'Choose a new password',
    validity: 'The link works for one hour, and once.',
    notYou: 'You did not ask for this? Ignore this mail: your password stays as it is.',
  },
  credentialsChanged: {
    sender: 'Casedoor',
    subject: {
      passkey_added: 'A passkey was added to your account',
      passkey_removed: 'A passkey was removed from your account',
      password_changed: 'Your password was changed',
      password_set: 'A password was set for your account',
    },
    preheader: 'We notify you of every change to how you sign in.',
    intro: {
      passkey_added: 'A passkey was just added to your account. From now on it signs you in.',
      passkey_removed: 'A passkey was just removed from your account. It no longer signs you in.',
      password_changed:
        'The password of your account was just changed, and every other device was signed out.',
      password_set:
        'A password was just set for your account. From now on it signs you in, as your passkey does.',
    },
    fine: 'If it was you, there is nothing to do.',
    action: 'See how I sign in',
    notYou:
      'It was not you? Say so within seven days, and your account is secured at once: everybody is signed out, and you choose a new password.',
  },
  addressProof: {
    subject: (code: string) => `${code} is your code to confirm this address`,
    preheader: (code: string) => `Your code: ${code}. The link works for one hour.`,
    heading: 'Confirm your new address',
    intro:
      'Someone, most likely you, wants to use this e-mail address for an existing Casedoor account, in place of another one.',
    orWithLink: 'Or open this link where you are signed in to that account:',
    action: 'Use this address',
    validity: 'The link works for one hour, and only for the person who asked.',
    notYou: 'You did not ask for this? Ignore this mail: nothing happens.',
  },
  addressTaken: {
    subject: 'This address already has an account',
    preheader: 'Nothing was changed.',
    heading: 'This address already has an account',
    intro:
      'Someone, most likely you, wanted to use this e-mail address for another Casedoor account. You already have an account with it, so the change cannot be made. Nothing was changed.',
    next: 'Sign in with this address to use its account. To move the other account here, first give this one a different address.',
    action: 'Sign in',
    notYou: 'You did not ask for this? Ignore this mail: your account stays as it is.',
  },
  addressChanged: {
    subject: 'The address of your account was changed',
    preheader: 'This mailbox no longer belongs to your account.',
    heading: 'The address of your account was changed',
    intro:
      'Your Casedoor account now has another e-mail address. From now on you sign in with that one, and mails go there. Every other device was signed out.',
    fine: 'If it was you, there is nothing to do.',
    action: 'See my profile',
    notYou:
      'It was not you? Say so within seven days: this address is put back, everybody is signed out, and you choose a new password.',
  },
  addressProposed: {
    subject: 'Is this your new e-mail address?',
    preheader: 'Nothing changes unless you confirm it.',
    heading: 'Do you have a new e-mail address?',
    intro:
      'An organization that you belong to proposes to use another e-mail address for your account. Your profile names the organization.',
    proposed: 'Proposed address',
    next: 'If the address is right, sign in and confirm it. If not, do nothing: only you can change your address.',
    action: 'Open my profile',
    notYou:
      'The address is not yours? Do not confirm it: whoever reads its mails could get into your account.',
  },
};

/** The texts that every language must have. */
export type Catalog = typeof en;
