import { sentences } from '@casedoor/contracts/sentences-en';

/** Catalog of the link page, the waiting page and every error. */
const link = {
  page: {
    language: 'Language',
    loading: 'Loading…',
    stillLoading: 'This is taking longer than usual…',
    retry: 'Try again',
    opensNewTab: '(opens in a new tab)',
    dataLocation: 'Data is kept here: {{place}}',
    signInQuietly: 'I already have an account: sign in',
  },
  frame: {
    heading: 'Register here',
    ownWindow: 'Open this page in its own window',
    continues: 'Open the link in the mail: your registration continues there, in its own window.',
  },
  rehearsal: {
    mark: 'Rehearsal: this is what a new person sees. Everything is removed afterwards.',
    over: 'The rehearsal is over, and everything was removed: no user, no case, no use of the link. The welcome mail that a new person receives now is on its way to you. A real person is also signed in.',
    waits:
      'The rehearsal is over, and everything was removed: there is nothing to approve. The mail that a new person receives once you approve them is on its way to you. If you reject them, they receive one with the words that you choose then.',
    noPasskey:
      'Passkeys are not rehearsed: your device would keep one for a person who does not exist. Choose a password here. A new person whose device can keep passkeys is offered one on the last page instead.',
    back: 'Back to the sign-up links',
  },
  preview: {
    mark: 'Preview: this is what a visitor sees',
    inert: 'In the preview nothing can be pressed or sent.',
  },
  discreet: {
    title: 'Your registration',
    organization: 'the organization',
    exit: 'Leave this page',
    exitKeys: '(or press Esc twice)',
    domainRefused:
      'This link does not accept addresses of this domain. Use the one that you were asked to use.',
    ask: 'Ask to be let in',
    closed: {
      paused: 'The same link may open again later.',
      scheduled: 'Please come back later: the same link will work then.',
      expired: 'The time for signing up through this link is over.',
      full: 'This link has reached its number of sign-ups.',
      full_today: 'This link has no more places today.',
      replaced: 'There is another link now. Ask for the new one.',
      revoked: 'This link no longer accepts sign-ups.',
    },
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
  promise: sentences.promise,
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
  closed: {
    paused: {
      heading: 'Sign-up is paused at the moment',
      text: '{{organization}} has paused sign-up through this link. The same link may open again later.',
    },
    again: 'The same link opens again on:',
    scheduled: {
      heading: 'Sign-up is not open yet',
      text: 'You can sign up through this link from:',
      textUndated: 'Please come back later: the same link will work then.',
    },
    expired: {
      heading: 'This link has expired',
      text: 'The time for signing up through this link is over. {{organization}} can give you a new one.',
    },
    full: {
      heading: 'All places are taken',
      text: '{{organization}} has reached its number of sign-ups through this link.',
    },
    full_today: {
      heading: 'Today’s places are taken',
      text: '{{organization}} has no more places today.',
      textUndated: 'Please come back tomorrow: the same link will work then.',
    },
    replaced: {
      heading: 'This link was replaced',
      text: '{{organization}} now uses another link. Ask for the new one.',
    },
    revoked: {
      heading: 'This link is no longer in use',
      text: '{{organization}} no longer accepts sign-ups through this link.',
    },
    answersKept: 'Nothing is lost: your answers are kept while your personal link is valid.',
    write: 'Write to {{organization}}',
    contact: 'Contact {{organization}}',
    askGiver: 'Please ask the person at {{organization}} who gave you the link.',
  },
  ask: {
    open: 'Ask {{organization}}',
    heading: 'Ask {{organization}} to let you in',
    text: 'Your message goes to the people who manage sign-ups. They can answer with an invitation by e-mail.',
    name: 'Your name',
    message: 'Message',
    submit: 'Send my request',
    sentHeading: 'Your request is on its way',
    sentText: 'If {{organization}} lets you in, an invitation comes by e-mail to',
  },
  waiting: {
    title: 'Look in your mail',
    heading: 'Look in your mail',
    sentTo: 'We have sent a personal link to',
    throwaway:
      'This looks like a throw-away address. News about your registration goes there: use an address that you will keep.',
    junk: 'Nothing there after a minute? Look in the junk or spam folder.',
    nothingCame: 'I received nothing',
    openMail: 'Open my mail',
    openProvider: 'Open {{provider}}',
    resend: 'Send the mail again',
    resendIn: 'Send again in {{time}}',
    resending: 'Sending…',
    resent: 'Another mail is on its way. The earlier one works too.',
    mailbox: 'Development: open the mailbox',
    limits:
      'We send only a few mails a day to an address. If none comes, use one that you have: each of them works.',
    valid: 'The link is valid for 24 hours, on any device.',
    onItsWay: 'The mail is on its way.',
    delivered: 'Delivered to your mailbox.',
    undeliverable: 'The mail could not be delivered. Is the address right?',
    changeAddress: 'Change the address',
    changing: 'One moment…',
    completedHeading: 'You are registered',
    completedText:
      'The registration was finished on another device or in another tab. Sign in to continue here.',
    endedHeading: 'This page has expired',
    endedText: 'Its mail has expired or was withdrawn. Nothing was created. You can start again.',
    startAgain: 'Start again',
  },
  confirmed: {
    title: 'Verified on your other device',
    heading: 'Verified on your other device',
    text: 'Continue there, in the tab that opened from the mail. To continue here instead, type the code from the mail.',
    why: 'This page does not continue by itself. Otherwise, anybody who typed your address, by mistake or on purpose, would get into your account.',
    resent: 'A new mail is on its way. Type its code here; your other device is not interrupted.',
  },
  code: {
    label: 'Code from the mail',
    hint: 'Type the six digits: they are checked at once. Or open the link in the mail.',
    submit: 'Continue with the code',
    submitting: 'Checking…',
    newMail: 'Send a new mail',
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
    session_credentials_wrong: 'The e-mail address or the password is wrong.',
    session_address_guessed:
      'Many wrong passwords were tried for this address. Choose a new password by mail, or sign in with a passkey or on a device that you have used before.',
    request_invalid: 'Some fields need your attention.',
    registration_key_reused: 'This registration was already sent with other content.',
    registration_code_wrong:
      'This is not the code in the mail that this page asked for. Check it and try again.',
    registration_code_expired: 'This code no longer works. Use the link in the mail, or ask for a new mail.',
    registration_passkey_invalid: 'The passkey could not be saved. Try again, or use a password.',
    passkey_refused: 'The passkey was not accepted. Try again, or sign in with your password.',
  },
  fields: {
    required: 'This field is required.',
    email_invalid: 'This does not look like an e-mail address. Example: lea.martin@example.com',
    phone_invalid: 'Enter the number in digits, such as +33 6 12 34 56 78.',
    characters_refused:
      'This contains a line break or an invisible character. Delete it, or type the text again.',
    link_refused: 'A name cannot contain a web address.',
    terms_not_accepted: 'Please accept this to continue.',
    password_too_short: 'Use at least 15 characters. A few words make a good password.',
    password_too_long: 'At most 128 characters.',
    password_too_common: 'This password is easy to guess. Add a few unrelated words.',
    password_contains_name:
      'This password is made of your name, your address or the organization’s name. Add a few unrelated words.',
    time_zone_unknown: 'This time zone is not known.',
    code_invalid: 'The code has six digits.',
  },
} as const;

export default link;
