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
    or: 'or',
    submit: 'Sign in with a passkey',
    cancelled: 'No passkey was used. Try again, or sign in with your password.',
    failed: 'This browser could not use a passkey here. Sign in with your password.',
  },
} as const;

export default sessions;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    sessions: typeof sessions;
  }
}
