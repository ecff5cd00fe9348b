import type { Locale, Registration } from '@casedoor/contracts';

/** What every page of the walk is given. */
export interface WalkProps {
  readonly token: string;
  readonly registration: Registration;
  /** The API answered with a newer state of the registration. */
  readonly onChange: (registration: Registration) => void;
  /** Asks the API again where the registration stands; rejects as `request` does. */
  readonly onReload: () => Promise<void>;
  readonly onLanguage: (locale: Locale) => void;
}
