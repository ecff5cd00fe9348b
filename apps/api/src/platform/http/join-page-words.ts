import type { Locale } from '@casedoor/contracts';

interface JoinPageWords {
  invites: (organization: string) => string;
  invitation: (organization: string) => string;
  howLong: string;
  closed: string;
  /** Title and sentence of a discreet link: they name nobody. */
  discreetTitle: string;
  discreet: string;
  oneMoment: string;
  needsScripts: string;
  contact: (organization: string) => string;
  askGiver: string;
}

/** What the link page says before, or without, its scripts; those bring the catalogs. */
export const joinPageWords: Record<Locale, JoinPageWords> = {
  en: {
    invites: (organization) => `${organization} invites you`,
    invitation: (organization) => `Invitation · ${organization}`,
    howLong:
      'Register in two minutes: your e-mail address, one click in the mail that you receive, your name.',
    closed: 'This link accepts no registrations at present.',
    discreetTitle: 'Your registration',
    discreet: 'You were invited.',
    oneMoment: 'One moment…',
    needsScripts:
      'This page needs JavaScript to check your address and to create your account safely. Turn it on in your browser’s settings, or open the link in another browser or on another device.',
    contact: (organization) => `You can also contact ${organization}:`,
    askGiver: 'If that does not help, ask the person who gave you the link.',
  },
  fr: {
    invites: (organization) => `${organization} vous invite`,
    invitation: (organization) => `Invitation · ${organization}`,
    howLong:
      'Inscrivez-vous en deux minutes\u00a0: votre adresse e-mail, un clic dans le message reçu, votre nom.',
    closed: 'Ce lien ne permet pas de s’inscrire pour le moment.',
    discreetTitle: 'Votre inscription',
    discreet: 'Vous avez reçu une invitation.',
    oneMoment: 'Un instant…',
    needsScripts:
      'Cette page a besoin de JavaScript pour vérifier votre adresse et créer votre compte en toute sécurité. Activez-le dans les réglages de votre navigateur, ou ouvrez le lien dans un autre navigateur ou sur un autre appareil.',
    contact: (organization) => `Vous pouvez aussi contacter ${organization}\u00a0:`,
    askGiver: 'Si cela ne suffit pas, adressez-vous à la personne qui vous a donné le lien.',
  },
};
