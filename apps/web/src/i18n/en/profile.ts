const profile = {
  title: 'My profile',
  introduction: 'Your name, language and time zone, in every organization you belong to.',
  you: 'About you',
  email: 'E-mail',
  emailHint: 'You sign in with this address. To change it, ask your organization.',
  firstName: 'First name',
  lastName: 'Last name',
  phone: 'Phone (optional)',
  phoneHint: 'Digits and spaces, with the country’s code: +33 6 12 34 56 78',
  language: 'Language and time',
  locale: 'Language',
  localeHint: 'For the app and for mails to you.',
  timeZone: 'Time zone',
  timeZoneNone: 'No such time zone',
  timeZoneHint: 'For dates and times in mails to you.',
  required: 'This is needed.',
  save: 'Save changes',
  discard: 'Discard changes',
  unsaved: 'Not saved yet.',
  saved: 'Profile saved.',
  undone: 'Undone: your profile is as before.',
  organizations: 'Organizations you belong to',
  current: 'You are here',
  password: 'Password',
  passwordText: 'We mail you a link to choose a new one.',
  passwordLink: 'Change my password',
} as const;

export default profile;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    profile: typeof profile;
  }
}
