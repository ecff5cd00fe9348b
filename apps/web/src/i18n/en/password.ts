const password = {
  askTitle: 'Choose a new password',
  ask: 'Enter the e-mail address you sign in with. We mail you a link to choose a new password.',
  email: 'E-mail',
  emailHint: 'Such as lea.martin@example.com',
  emailMissing: 'Enter your e-mail address.',
  askSubmit: 'Mail me a link',
  sentTitle: 'Look in your mail',
  sent: 'If {{email}} has an account here, a mail with a link is on its way. The link works for one hour.',
  sentHint: 'Nothing there after a few minutes? Look in the spam folder, check the address, or ask again.',
  again: 'Use another address or ask again',
  mailbox: 'Open the development mailbox',
  backToSignIn: 'Back to sign in',
  backToProfile: 'Back to my profile',
  newTitle: 'Your new password',
  new: 'Everywhere else you are signed out. On this device you sign in with the new password.',
  password: 'New password',
  passwordHint: 'At least 15 characters. Four or five unrelated words make a good passphrase.',
  passwordMissing: 'Enter the new password.',
  passwordTooShort: 'Use at least 15 characters. A few words make a good password.',
  passwordTooLong: 'At most 128 characters.',
  passwordShow: 'Show or hide the password',
  newSubmit: 'Save the new password',
  doneTitle: 'Your password is changed',
  done: 'You can now sign in with it. Every other session was ended.',
  signIn: 'Sign in',
  invalidTitle: 'This link no longer works',
  invalid: 'It has expired, was already used, or is not complete. Ask for a new one: it takes a minute.',
  askAgain: 'Ask for a new link',
} as const;

export default password;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    password: typeof password;
  }
}
