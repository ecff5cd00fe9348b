const setup = {
  title: 'Set up Casedoor',
  introduction:
    'Two minutes, once: your organization and you, its first administrator. You are then signed in.',
  organization: 'Your organization',
  organizationName: 'Organization’s name',
  you: 'You, the administrator',
  firstName: 'First name',
  lastName: 'Last name',
  lastNameHint: 'Leave it empty if you have one name only.',
  email: 'E-mail',
  emailHint: 'You sign in with this address.',
  password: 'Password',
  passwordHint: 'At least 15 characters. Four or five unrelated words make a good passphrase.',
  passwordTooShort: 'Use at least 15 characters. A few words make a good password.',
  passwordTooLong: 'At most 128 characters.',
  passwordShow: 'Show or hide the password',
  language: 'Language and time',
  locale: 'Default language',
  timeZone: 'Time zone',
  timeZoneNone: 'No such time zone',
  required: 'This field is required.',
  submit: 'Create the organization',
  closedTitle: 'This set-up link cannot be used',
  closedMissing:
    'The link is not complete. Open it exactly as the server printed it into its log, with everything after the “#”.',
  closedWrong:
    'Casedoor is already set up, or this is not the newest link. If you run the server, look for the newest one in its log.',
  closedDone: 'Casedoor is already set up. Sign in with the administrator’s e-mail and password.',
  signIn: 'Go to sign in',
} as const;

export default setup;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    setup: typeof setup;
  }
}
