const sessions = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    forgot: 'Forgot your password?',
    required: 'This is needed.',
  },
} as const;

export default sessions;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    sessions: typeof sessions;
  }
}
