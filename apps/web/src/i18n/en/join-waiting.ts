/** Catalog of the waiting page, of closed links, frames, previews and rehearsals. */
const waiting = {
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
  discreet: {
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
} as const;

export default waiting;
