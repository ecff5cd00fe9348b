import { promise } from '@casedoor/contracts/promise-en';

/** Catalog of what the link page may show at once, and of every error. */
const link = {
  page: {
    language: 'Language',
    accessibility: 'Accessibility',
    loading: 'Loading…',
    stillLoading: 'This is taking longer than usual…',
    retry: 'Try again',
    opensNewTab: '(opens in a new tab)',
    dataLocation: 'Data is kept here: {{place}}',
    signInQuietly: 'I already have an account: sign in',
  },
  discreet: {
    title: 'Your registration',
    organization: 'the organization',
    exit: 'Leave this page',
    exitKeys: '(or press Esc twice)',
    domainRefused:
      'This link does not accept addresses of this domain. Use the one that you were asked to use.',
    ask: 'Ask to be let in',
  },
  link: {
    title: 'Invitation',
    heading: '{{organization}} invites you',
    headingOfPerson: '{{person}} invites you',
    promiseHeading: 'What happens, and who sees it',
    until: 'Open until {{date}}',
    email: 'Your e-mail address',
    emailHint: 'We mail you a personal link. It takes two minutes.',
    domains: 'Only addresses of these domains: {{domains}}',
    domainRefused: 'This link accepts only addresses of these domains: {{domains}}',
    throwawayRefused:
      'This link does not accept throw-away addresses. Please use an address that you will keep.',
    submit: 'Send me my link',
    checking: 'One moment: we are checking that you are not a program…',
    submitting: 'Sending…',
    isNot: 'Good to know',
  },
  promise,
  email: {
    didYouMean: 'Did you mean',
    questionMark: '?',
  },
  who: {
    heading: 'Which account do you want to use?',
    signedIn: 'You are signed in as',
    text: 'Nothing happens until you have verified the address and agreed.',
    continue: 'Continue as {{email}}',
    other: 'Use another address',
    account: 'Go to my account',
    memberHeading: 'You already have an account with {{organization}}',
    memberOpen: 'Open {{organization}}',
  },
  nothing: {
    title: 'Nothing here',
    heading: 'There is nothing at this address',
    text: 'Check that the link is complete, or ask the person who gave it to you.',
  },
  contact: {
    write: 'Write to {{organization}}',
    site: 'Contact {{organization}}',
    askGiver: 'Please ask the person at {{organization}} who gave you the link.',
  },
  failure: {
    networkLoad: 'No connection. This page tries again by itself.',
    networkHeading: 'This page could not be loaded',
    waitFor: 'You can try again in {{time}}.',
    placesIn:
      'There is room again in {{time}} at the latest. This page tries by itself every minute, and what you typed is kept.',
    nowAgain: 'You can try again now.',
    formProblem: 'Some fields need your attention.',
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
    signup_link_network_crowded:
      'Many people have started from your network within the hour. Use another network, such as mobile data, or wait.',
    signup_link_crowded:
      'Many people are signing up through this link at the moment. Please wait, or write to the organization.',
    server_error: 'Something went wrong on our side. Nothing was changed. Please try again.',
    server_busy: 'The service is busy. Please try again in a moment.',
    request_invalid: 'Some fields need your attention.',
  },
  fields: {
    required: 'This field is required.',
    email_invalid: 'This does not look like an e-mail address. Example: lea.martin@example.com',
    characters_refused:
      'This contains a line break or an invisible character. Delete it, or type the text again.',
  },
} as const;

export default link;
