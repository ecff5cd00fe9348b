/** The text of a sheet for its readers; one sheet can carry both languages. */
export const sheetWords = {
  en: {
    heading: (organization: string) => `Register with ${organization}`,
    shortHeading: 'Register here',
    steps: [
      'Point the camera of your phone at the code.',
      'Give your e\u2011mail address.',
      'Open the mail that you receive, and continue there.',
    ],
    address: 'Or type this address:',
  },
  fr: {
    heading: (organization: string) => `Inscrivez-vous auprès de ${organization}`,
    shortHeading: 'Inscrivez-vous ici',
    steps: [
      'Visez le code avec l’appareil photo de votre téléphone.',
      'Indiquez votre adresse e\u2011mail.',
      'Ouvrez le message que vous recevez et continuez depuis celui-ci.',
    ],
    address: 'Ou saisissez cette adresse\u00a0:',
  },
} as const;

/** A language of a sheet. */
export type SheetLanguage = keyof typeof sheetWords;
