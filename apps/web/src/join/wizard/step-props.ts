import type { Locale, Registration } from '@casedoor/contracts';

/** Props of every page of the wizard. */
export interface StepProps {
  readonly token: string;
  readonly registration: Registration;
  /** The API answered with a newer state of the registration. */
  readonly onChange: (registration: Registration) => void;
  /** Reloads the registration; rejects as `request` does. */
  readonly onReload: () => Promise<void>;
  readonly onLanguage: (locale: Locale) => void;
}
