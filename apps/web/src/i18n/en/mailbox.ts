const mailbox = {
  title: 'Mailbox',
  introduction: 'Every mail that Casedoor would send. Development only: nothing here leaves this machine.',
  search: 'Mails to',
  searchHint: 'An e-mail address',
  refresh: 'Refresh',
  list: 'Mails, newest first',
  to: 'To',
  sent: 'Sent',
  emptyTitle: 'No mail yet',
  empty: 'Start a registration, invite somebody or reset a password: the mail appears here by itself.',
  noMatchTitle: 'No mail to this address',
  noMatch: 'Check the spelling, or show every mail.',
  showAll: 'Show all mails',
  chooseTitle: 'Choose a mail',
  choose: 'It is shown here as the recipient sees it, with its links working.',
  html: 'Mail',
  text: 'Plain text',
  view: 'Show as',
  width: 'Width',
  phone: 'Phone',
  desktop: 'Computer',
  frame: 'Mail: {{subject}}',
  links: 'Links in this mail',
  back: 'All mails',
  offTitle: 'There is no mailbox here',
  off: 'Mails go through the mail provider to their recipients. Look in the real mailbox, or in the provider’s log.',
  home: 'Go to the start page',
} as const;

export default mailbox;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    mailbox: typeof mailbox;
  }
}
