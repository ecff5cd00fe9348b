/** The accessibility statement. */
const accessibility = {
  accessibility: {
    title: 'Accessibility',
    intro:
      'These pages are made for everybody: by keyboard, with a screen reader, enlarged to 400 %, in your own colours, without motion.',
    stateHeading: 'How far we are',
    state:
      'The pages for signing up and those for clients follow the Web Content Accessibility Guidelines (WCAG) 2.2, level AA, as far as our own tests show. Nobody independent has audited them yet.',
    testsHeading: 'What is tested with each version',
    tests: {
      rules: 'The rules that a program can check, on each page and each error, in light and in dark.',
      keyboard: 'Every step by keyboard alone, with the focus in sight.',
      zoom: 'Enlarged to 400 %, text of 200 %, and wider spacing between letters, words and lines.',
      colours: 'High-contrast colours, and less motion where the device asks for it.',
      spoken: 'What a screen reader is given, page by page, against a written script.',
    },
    limitsHeading: 'What may still stand in your way',
    limits: {
      people: 'People who use these tools daily have not tried the pages in a planned test yet.',
      documents:
        'The terms, the privacy notice and the website of an organization are its own: they are outside these pages.',
      device:
        'The window that asks for your fingerprint, face or code belongs to your device. A password works instead.',
    },
    helpHeading: 'Something does not work for you?',
    help: 'Write to the organization that invited you, or call it: its address is on its page and in its mails. It can register you itself. If you get no answer, turn to the authority of your country; in France, this is the Défenseur des droits.',
    written: 'Written on {{date}}.',
  },
} as const;

export default accessibility;
