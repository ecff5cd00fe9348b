const sessions = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    showPassword: 'Show or hide the password',
    submit: 'Sign in',
    forgot: 'Forgot your password?',
    required: 'This field is required.',
  },
  passkey: {
    kept: 'Your device has kept a passkey: next time, sign in with your fingerprint, your face or the code of your device.',
    or: 'or',
    submit: 'Sign in with your fingerprint, face or phone code',
    cancelled:
      'You are not signed in. If you registered on your phone, choose the phone in the window that opens and scan the code that it shows. Or sign in with your password.',
    failed: 'This browser could not use a passkey here. Sign in with your password.',
  },
} as const;

export default sessions;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    sessions: typeof sessions;
  }
}
