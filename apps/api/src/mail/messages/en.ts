import type { MemberRole } from '@casedoor/contracts';
import type { MessageCase } from '../message.ts';

const roles: Record<MemberRole, string> = {
  admin: 'administrator',
  manager: 'manager',
  staff: 'member of the staff',
  client: 'client',
};

/** Every word of the mails, in English. */
export const en = {
  stationery: {
    copyAddress: 'If the button does not work, copy this address into your browser:',
    contact: (email: string) => `Questions? Write to ${email}.`,
    sentWith: (organization: string) => `${organization} sent this mail with Casedoor.`,
    newestLinkOnly: 'The link works for 24 hours. Only the link in the newest mail works.',
    keepToYourself: 'The link is meant for you alone: please do not pass it on.',
  },
  greeting: (firstName: string | null) => (firstName ? `Hello ${firstName},` : 'Hello,'),
  next: {
    title: 'What happens next',
    aboutYou: 'You give your name and choose how to sign in. It takes about two minutes.',
    opensCase: (organization: string) => `A case is opened for you at ${organization}.`,
    staff: (organization: string) => `You join the staff of ${organization}.`,
    client: (organization: string) => `You have your own space at ${organization}.`,
    approval: (organization: string) =>
      `${organization} looks at your registration and tells you by mail once you can sign in.`,
  },
  personalLink: {
    subject: (organization: string) => `Continue your registration with ${organization}`,
    preheader: 'Your personal link works for 24 hours.',
    heading: 'Continue your registration',
    intro: (organization: string) =>
      `Someone, most likely you, asked to register with ${organization} using this e-mail address. Continue with your personal link:`,
    action: 'Continue my registration',
    notYou: 'You did not ask for this? Ignore this mail: nothing happens without the link.',
  },
  invitation: {
    subject: (organization: string) => `${organization} invites you to register`,
    preheader: (invitedBy: string, organization: string) =>
      `${invitedBy} of ${organization} sends you a personal link.`,
    heading: (organization: string) => `${organization} invites you`,
    intro: (invitedBy: string, organization: string) =>
      `${invitedBy} of ${organization} invites you to register. Begin with your personal link:`,
    message: (invitedBy: string) => `${invitedBy} writes:`,
    action: 'Begin my registration',
    notYou: (organization: string) =>
      `You do not know ${organization}? Ignore this mail: nothing happens without the link.`,
  },
  addedUser: {
    subject: (organization: string) => `Set up your account with ${organization}`,
    preheader: 'Your personal link works for 24 hours.',
    heading: 'Set up your account',
    intro: (addedBy: string | null, organization: string, role: MemberRole) =>
      addedBy
        ? `${addedBy} added you to ${organization} as ${roles[role]}. Set up your account with your personal link:`
        : `You were added to ${organization} as ${roles[role]}. Set up your account with your personal link:`,
    action: 'Set up my account',
    signIn: 'You check your name and choose how to sign in. It takes about two minutes.',
    ready: (organization: string) => `Your space at ${organization} is open.`,
    notYou: (organization: string) =>
      `You do not know ${organization}? Ignore this mail: nothing happens without the link.`,
  },
  welcome: {
    subject: (organization: string) => `Welcome to ${organization}`,
    preheader: 'Your registration is complete.',
    heading: (firstName: string) => `Welcome, ${firstName}`,
    intro: (organization: string) =>
      `Your registration with ${organization} is complete, and your account is ready.`,
    withCase: 'This case was opened for you. Give its reference whenever you write or call.',
    openCase: 'Open my case',
    openApp: 'Open my space',
    keep: 'Keep this mail: the button always leads to your space, where you sign in.',
  },
  newRegistration: {
    subject: (organization: string) => `New registration with ${organization}`,
    subjectApproval: (organization: string) => `A registration with ${organization} waits for your approval`,
    heading: 'New registration',
    headingApproval: 'A registration waits for your approval',
    intro: (role: 'client' | 'staff') =>
      `A new ${role === 'staff' ? 'member of the staff' : 'client'} has registered through a sign-up link.`,
    introApproval:
      'Someone has registered through a sign-up link that asks for approval. Nothing is created before you decide.',
    action: 'See the user',
    actionApproval: 'See the registration',
    why: (organization: string) => `You receive this mail as an administrator of ${organization}.`,
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
};

/** What every language must say. */
export type Catalog = typeof en;
