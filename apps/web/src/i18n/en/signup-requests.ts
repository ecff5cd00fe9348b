const signupRequests = {
  text: 'These people opened a closed link and asked to be let in. Their addresses are not verified yet; accepting an invitation verifies them.',
  count_one: '{{count}} open request',
  count_other: '{{count}} open requests',
  countMore: 'More than {{count}} open requests',
  empty: {
    title: 'No open requests',
    text: 'People who open a paused, expired or full link can ask to be let in. Their requests appear here.',
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
  dismissText:
    'The request of {{who}} is removed from the list. Nobody is notified; the person can ask again.',
  dismissed: 'The request is dismissed.',
} as const;

export default signupRequests;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'signup-requests': typeof signupRequests;
  }
}
