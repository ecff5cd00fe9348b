const paper = {
  title: 'On paper and on websites',
  text: 'Everything here leads to “{{title}}”.',
  back: 'Back to the link',
  noUrl: {
    title: 'This link has no address yet',
    text: 'Switch “Allow sign-up” on, and a QR code, a poster and a button for your website are made here.',
  },
  ended: {
    title: 'This link has ended',
    text: 'Whoever scanned its code would read that the link has ended.',
  },
  closed: 'Nobody can sign up through this link at the moment. Whoever scans the code reads why.',
  sheet: {
    title: 'To print',
    paper: 'Size',
    a4: 'Poster (A4)',
    a6: 'Card (A6)',
    languages: 'Language',
    both: 'Both',
    en: 'English',
    fr: 'French',
    tag: 'Source tag',
    tagText:
      'Is kept with each registration that begins at this sheet. Give each place a word of its own: “hall”, “market”.',
    print: 'Print',
    preview: 'The sheet',
    code: 'QR code of the sign-up link',
  },
  code: {
    title: 'QR code alone',
    text: 'For your own print work. It holds the address with the source tag above.',
    svg: 'Download SVG',
    png: 'Download PNG',
    failed: 'This browser could not make the PNG. Download the SVG instead.',
  },
  website: {
    title: 'Button for a website',
    text: 'Paste this into a page of your website. It loads nothing from here and sets no cookie.',
    language: 'Language of the button',
    html: 'HTML of the button',
    copy: 'Copy HTML',
    preview: 'How it looks',
  },
  frame: {
    title: 'Frame for a website',
    text: 'People give their e-mail address without leaving your website. The registration itself continues in a window of its own, from the mail.',
    discreet:
      'A discreet link is shown in no frame: the button that leaves at once could not take the website around it along. Use the button above instead.',
    nobody: 'No website may show it yet. List yours above, or the frame stays empty there.',
    language: 'Language of the frame',
    html: 'HTML of the frame',
    copy: 'Copy the HTML of the frame',
    copied: 'Copied',
    refused: 'This browser did not copy it. Select the text and copy it yourself.',
    screen: 'Screen',
    phone: 'Phone',
    desktop: 'Computer',
    preview: 'The frame as visitors see it',
  },
} as const;

export default paper;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    paper: typeof paper;
  }
}
