/** Catalog of "This was not me", by kind of mail. */
const notMe = {
  notMe: {
    title: 'This was not me',
    happens: 'What will happen',
    yes: 'It was not me',
    keep: 'It was me: change nothing',
    kept: {
      heading: 'Nothing was changed',
      text: 'You can close this page.',
    },
    askForLink: 'Choose a new password',
    askAgain: 'Ask for another link',
    'password-reset': {
      heading: 'You did not ask for a new password?',
      text: 'Somebody typed your address. Without your mailbox that leads nowhere.',
      happens: ['The link in the mail stops working.', 'Your password stays as it is. Nothing else changes.'],
      submit: 'End the link',
      submitting: 'Ending the link…',
      done: {
        heading: 'The link no longer works',
        text: 'Your password stays as it is, and nothing else was changed. You can close this page.',
      },
    },
    'sign-in': {
      heading: 'You did not change how you sign in?',
      text: 'Then somebody else may be in your account. One answer locks everybody out.',
      happens: [
        'Everybody is signed out, on every device: you, too.',
        'Every passkey and the password are removed: any of them may be known to somebody else.',
        'You are mailed a link with which you choose a new password at once.',
      ],
      submit: 'Secure my account',
      submitting: 'Securing your account…',
      done: {
        heading: 'Your account is secured',
        text: 'Everybody is signed out, and nothing that was set up opens it any more. A mail with a link to choose a new password is on its way; the link works for one hour.',
        more: 'Nothing there after a few minutes? Look in the spam folder, or ask for another link.',
      },
      dead: {
        heading: 'This link no longer works',
        text: 'It works for seven days, and once: perhaps your account is secured already. If there is a newer mail about a change, use the link in that one. Otherwise choose a new password, which signs everybody out, then look through the passkeys in your profile.',
      },
    },
    address: {
      heading: 'You did not change the address of your account?',
      text: 'Then somebody else may be in your account. One answer puts your address back and locks everybody out.',
      happens: [
        'This mailbox becomes the address of the account again. Later changes are undone too.',
        'Everybody is signed out, on every device: you, too.',
        'Every passkey and the password are removed: any of them may be known to somebody else.',
        'You are mailed a link here with which you choose a new password at once.',
      ],
      submit: 'Put my address back',
      submitting: 'Putting your address back…',
      done: {
        heading: 'Your address is back',
        text: 'The account belongs to this mailbox again, and nothing that was set up opens it any more. A mail with a link to choose a new password is on its way; the link works for one hour.',
      },
      dead: {
        heading: 'This link no longer works',
        text: 'It works for seven days, and once: perhaps your address is back already. Then you can ask for a new password with it. Otherwise write to the organization that you registered with: it can invite you again.',
      },
    },
    taken: {
      heading: 'The address cannot be put back',
      text: 'A new account has been created with this address in the meantime. Nothing was changed. Write to the organization that you registered with: it can end the access of the other account.',
    },
    welcome: {
      heading: 'You did not register?',
      text: 'Somebody finished a registration with your address. Answer here if that was not you.',
      happens: [
        'The access that it gave ends at once, and everybody is signed out.',
        'If the account belongs nowhere else, its password and passkeys are removed.',
        'The people who gave the access are notified by mail. Nothing is deleted: they can give it again.',
      ],
      submit: 'End the access',
      submitting: 'Ending the access…',
      done: {
        heading: 'The access has ended',
        text: 'Everybody is signed out, and the people who gave the access are notified that it was not you. Nothing more is needed from you. You can close this page.',
      },
      dead: {
        heading: 'This link no longer works',
        text: 'It works for 30 days, and not after access was given again. To end it now, answer the people who wrote to you. If you think that somebody else uses your account, choose a new password, which signs everybody out.',
      },
    },
    onlyAdministrator: {
      heading: 'The only administrator stays',
      text: 'You are the only administrator: without you, nobody could give access again. Choose a new password instead, which signs everybody out, then look through the passkeys in your profile.',
    },
  },
} as const;

export default notMe;
