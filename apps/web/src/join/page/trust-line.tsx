import { useText } from '../../i18n/text.ts';

/** What shows that the organization is the one that people know. */
export interface Trust {
  readonly postalAddress?: string | null;
  readonly registerNumber?: string | null;
  readonly dataLocation?: string | null;
}

/** The foot of the letter: what shows that the organization is the one that people know. Nothing where it gave none. */
export function TrustLine({ organization }: { readonly organization: Trust }) {
  const { t } = useText();
  const { postalAddress, registerNumber, dataLocation } = organization;
  const lines = [
    postalAddress?.split('\n').join(', '),
    registerNumber,
    dataLocation && t('page.dataLocation', { place: dataLocation }),
  ].filter(Boolean);
  return lines.length === 0 ? null : (
    <footer className="letter-foot">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </footer>
  );
}
