const signupRequests = {
  text: 'These people stood at a link that is closed. Their addresses are not proved: an invitation goes to the address and proves it.',
  count_one: '{{count}} open request',
  count_other: '{{count}} open requests',
  countMore: 'More than {{count}} open requests',
  empty: {
    title: 'No open requests',
    text: 'Whoever finds a link paused, expired or full can ask you to be let in. Their requests appear here.',
  },
  invite: 'Invite',
  inviteOf: 'Invite {{who}}',
  inviteTitle: 'Invite this person',
  inviteText: '{{who}} receives an invitation by e-mail, with a personal link.',
  link: 'Through which sign-up link',
  linkChoose: 'Choose a link',
  linkMissing: 'Choose the link to invite through.',
  noOpenLink: 'No sign-up link is open',
  noOpenLinkText: 'Switch one on first, then invite. The request stays here.',
  toLinks: 'Go to the sign-up links',
  send: 'Send the invitation',
  invited: 'The invitation to {{who}} is on its way.',
  dismiss: 'Dismiss',
  dismissOf: 'Dismiss the request of {{who}}',
  dismissTitle: 'Dismiss this request?',
  dismissText: 'The request of {{who}} leaves the list. Nobody is told; the person can ask again.',
  dismissed: 'The request is dismissed.',
} as const;

export default signupRequests;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'signup-requests': typeof signupRequests;
  }
}
