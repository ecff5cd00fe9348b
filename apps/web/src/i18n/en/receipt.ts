const receipt = {
  title: 'Receipt',
  of: 'Receipt of your registration',
  text: 'What {{organization}} promised, what you agreed to and what you were given.',
  back: 'My profile',
  print: 'Print',
  download: 'Download the signed file',
  fileText:
    'The file is signed. Anybody can check without this site, and without a connection, that not one character of it was changed.',
  quoted: {
    en: 'You registered in English: the quoted sentences are the ones that you read.',
    fr: 'You registered in French: the quoted sentences are the ones that you read.',
  },
  promised: 'What was promised',
  isNot: 'Good to know',
  agreed: 'What you agreed to',
  when: 'On {{moment}}.',
  nothingAsked: 'You were not asked to agree to a text.',
  notice: 'The text that you read, version {{version}}',
  documents: 'The documents',
  documentsText:
    'This receipt names the documents and their versions. Their words are not in it: they are at these addresses.',
  terms: 'Terms, version {{version}}',
  privacy: 'Privacy notice, version {{version}}',
  newsletter: 'Newsletter',
  wanted: 'You ticked this box:',
  unwanted: 'You left this box empty:',
  person: 'What you gave',
  personKept: 'Your account at that time',
  name: 'Name',
  email: 'E-mail address',
  phone: 'Phone',
  timeZone: 'Time zone',
  received: 'What you were given',
  account: 'Account',
  accounts: { created: 'A new account', kept: 'The one that you had; nothing of it was changed' },
  role: 'Role',
  case: 'Case',
  reference: 'reference {{reference}}',
  completed: 'Completed',
  number: 'Receipt number',
  issuer: 'Issued by',
  key: 'Signed with the key',
  none: {
    title: 'There is no receipt here',
    text: 'People who registered themselves have a receipt, and only they can read it.',
  },
} as const;

export default receipt;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    receipt: typeof receipt;
  }
}
