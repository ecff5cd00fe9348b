/**
 * Catalog of a client's own pages. What the parts shared with the invitee's side say is repeated from there (a test
 * compares): a file of its own for those sentences would be one more request.
 */
const client = {
  ownCase: {
    tab: 'My case',
    tabOfAll: 'My cases',
    heading: 'Your cases',
    none: 'You have no case with {{organization}} yet. When one is opened for you, you read it here.',
    more: 'Show more',
    all: 'All my cases',
    reference: 'Reference {{reference}}',
    opened: 'Opened on {{date}}',
    // Whole sentences: a status alone may alarm.
    status: {
      open: 'Your case is open.',
      on_hold: 'Your case is paused for the moment. You can ask {{organization}} about it at any time.',
      closed: 'Your case is closed.',
      archived: 'Your case is closed and kept on file.',
    },
    contactsYou: '{{organization}} will get in touch with you. You can also ask at any time.',
    forWhom: 'For whom',
    you: '{{name}} (you)',
    role: '{{name}}, {{role}}',
    change: 'Change this case, or read its notes',
    signInTitle: 'Sign in',
    signInText: 'Sign in to read your case.',
    missingTitle: 'This case is not here',
    missing:
      'You are signed in as {{email}}. The case may belong to another address, or you no longer take part in it.',
    elsewhere: 'You also belong to:',
    goThere: 'Look for it with {{organization}}',
    going: 'Looking…',
    signedInAs: 'Signed in as {{email}}',
    profile: 'My profile',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    homeScreen: 'Keep this page on your home screen',
    homeScreenAdd: 'Add to home screen',
    homeScreenApple: 'Press Share in Safari, then “Add to Home Screen”.',
  },
  letter: {
    follows: 'What happens next',
    questions: 'Questions? {{organization}} answers',
    works: 'Who works on it',
    nobody: '{{organization}} will name the person who works on your case.',
    appointment: 'Your appointment',
    yourTime: 'In your time zone: {{moment}}',
    toCalendar: 'Add to my calendar',
  },
  page: {
    language: 'Language',
    accessibility: 'Accessibility',
    loading: 'Loading…',
    stillLoading: 'This is taking longer than usual…',
    retry: 'Try again',
    opensNewTab: '(opens in a new tab)',
    dataLocation: 'Data is kept here: {{place}}',
  },
  discreet: {
    title: 'Your file',
    exit: 'Leave this page',
    exitKeys: '(or press Esc twice)',
  },
  secure: {
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
  },
  passkey: {
    asking: 'Confirm on your device…',
    signIn: 'Sign in with your fingerprint, face or phone code',
    signInCancelled:
      'You are not signed in. If you registered on your phone, choose the phone in the window that opens and scan the code that it shows. Or sign in with your password.',
    orPassword: 'or with your password',
  },
  existing: {
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    forgot: 'I have forgotten my password',
  },
  cookies: {
    signIn:
      'Your browser blocks cookies, so you are not signed in. Allow them for this site in its settings, or open the link of the mail in another browser.',
  },
  failure: {
    networkLoad: 'No connection. This page tries again by itself.',
    networkHeading: 'This page could not be loaded',
    waitFor: 'You can try again in {{time}}.',
    nowAgain: 'You can try again now.',
    network: 'No connection. What you typed is kept; this page tries again when the connection is back.',
    networkByHand: 'No connection. What you typed is kept. Send it again when the connection is back.',
    busyRepeats: 'The service is busy at the moment. This page tries again by itself.',
    offline: 'You are offline. What you typed is kept.',
    faultHeading: 'This page does not work',
    faultText:
      'Something went wrong in your browser. Reload the page; if that does not help, try another browser or device.',
    faultAction:
      'That did not work in your browser. Reload the page and try again; if that does not help, try another browser or device.',
    reload: 'Reload the page',
  },
  problems: {
    request_rate_limited: 'Too many attempts. Please wait a moment and try again.',
    server_error: 'Something went wrong on our side. Nothing was changed. Please try again.',
    server_busy: 'The service is busy. Please try again in a moment.',
    session_credentials_wrong: 'The e-mail address or the password is wrong.',
    session_address_guessed:
      'Many wrong passwords were tried for this address. Choose a new password by mail, or sign in with a passkey or on a device that you have used before.',
    request_invalid: 'Some fields need your attention.',
    passkey_refused: 'The passkey was not accepted. Try again, or sign in with your password.',
  },
  fields: {
    required: 'This field is required.',
    email_invalid: 'This does not look like an e-mail address. Example: lea.martin@example.com',
  },
} as const;

export default client;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    client: typeof client;
  }
}
