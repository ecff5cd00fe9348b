import './sheet.css';
import { imageAddress, qrCodeSvg } from './qr-code.ts';
import { sheetWords, type SheetLanguage } from './sheet-words.ts';

/** The paper size of a sheet: a poster or a card. */
export type Paper = 'a4' | 'a6';

interface Props {
  paper: Paper;
  languages: readonly SheetLanguage[];
  /** The URL with the sheet's own source tag. */
  url: string;
  /** null: the sheet is discreet and does not name the organization. */
  organization: { name: string; logoUrl: string | null } | null;
  /** Text alternative of the QR code. */
  codeLabel: string;
}

/** A printable sheet: instructions in one or both languages, and the QR code. Nothing else of the page is printed. */
export function Sheet({ paper, languages, url, organization, codeLabel }: Props) {
  // A long name stands at the top only: repeated in each language, it would push the address off the sheet.
  const isNamedOnce = (organization?.name.length ?? 0) > 40;
  return (
    <article
      className={`sheet sheet-${paper}${isNamedOnce ? ' sheet-named-once' : ''}${languages.length > 1 ? ' sheet-of-two' : ''}`}
    >
      {organization && (
        <header className="sheet-head">
          {organization.logoUrl && <img src={organization.logoUrl} alt="" className="sheet-logo" />}
          <p className="sheet-name">{organization.name}</p>
        </header>
      )}
      <div className="sheet-parts">
        {languages.map((language) => {
          const words = sheetWords[language];
          return (
            <section key={language} lang={language} className="sheet-part">
              <h2 className="sheet-heading">
                {organization && !isNamedOnce ? words.heading(organization.name) : words.shortHeading}
              </h2>
              <ol className="sheet-steps">
                {words.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      <img className="sheet-code" src={imageAddress(qrCodeSvg(url))} alt={codeLabel} />
      <p className="sheet-address">
        {languages.map((language) => (
          <span key={language} lang={language}>
            {sheetWords[language].address}
          </span>
        ))}
        <span className="sheet-url">{url}</span>
      </p>
    </article>
  );
}
