import type { Receipt } from '@casedoor/contracts';
import { fullName } from '@casedoor/contracts/person-name';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeZone, formatWithZone } from '../../../i18n/format.ts';
import './receipt.css';

interface SheetProps {
  readonly receipt: Receipt;
  /** The signed file, which names its key. */
  readonly file: string;
}

/** The receipt as a sheet of paper. What the person read stands in the language in which they read it. */
export function ReceiptSheet({ receipt, file }: SheetProps) {
  const { t, i18n } = useTranslation(['receipt', 'shell']);
  const { locale, organization, promised, person, received } = receipt;
  return (
    <article className="receipt">
      <header>
        <p className="receipt-of">{organization.name}</p>
        <h2 className="receipt-title">{t('of')}</h2>
        <p className="receipt-dim">{formatWithZone(received.at)}</p>
        {i18n.language !== locale && <p className="receipt-dim">{t(`quoted.${locale}`)}</p>}
      </header>
      <Part heading={t('promised')}>
        <div lang={locale} className="receipt-quoted">
          <p>{promised.sentence}</p>
          <ul>
            {promised.details.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        {promised.isNot !== null && (
          <>
            <h4>{t('isNot')}</h4>
            <p lang={locale} className="receipt-quoted receipt-lines">
              {promised.isNot}
            </p>
          </>
        )}
      </Part>
      <Agreed agreed={receipt.agreed} locale={locale} />
      <Part heading={t(received.account === 'kept' ? 'personKept' : 'person')}>
        <dl>
          <Fact name={t('name')}>{fullName(person)}</Fact>
          <Fact name={t('email')}>{person.email}</Fact>
          {person.phone !== null && <Fact name={t('phone')}>{person.phone}</Fact>}
          {person.timeZone !== null && <Fact name={t('timeZone')}>{formatTimeZone(person.timeZone)}</Fact>}
        </dl>
      </Part>
      <Part heading={t('received')}>
        <dl>
          <Fact name={t('account')}>{t(`accounts.${received.account}`)}</Fact>
          <Fact name={t('role')}>{t(`shell:role.${received.role}`)}</Fact>
          {received.case && (
            <Fact name={t('case')}>
              {received.case.title}, {t('reference', { reference: received.case.reference })}
            </Fact>
          )}
          <Fact name={t('completed')}>{formatWithZone(received.at)}</Fact>
        </dl>
      </Part>
      <footer>
        <dl>
          <Fact name={t('number')}>{receipt.registrationId}</Fact>
          <Fact name={t('issuer')}>{receipt.issuer}</Fact>
          <Fact name={t('key')}>{keyOf(file)}</Fact>
        </dl>
      </footer>
    </article>
  );
}

function Agreed({ agreed, locale }: Pick<Receipt, 'agreed' | 'locale'>) {
  const { t } = useTranslation('receipt');
  const { sentences, notice, documents, newsletter } = agreed;
  return (
    <Part heading={t('agreed')}>
      <p className="receipt-dim">{t('when', { moment: formatWithZone(agreed.at) })}</p>
      {sentences.length === 0 && <p>{t('nothingAsked')}</p>}
      {sentences.length > 0 && (
        <div lang={locale} className="receipt-quoted">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {notice && (
        <>
          <h4>{t('notice', { version: notice.version })}</h4>
          <p lang={locale} className="receipt-quoted receipt-lines">
            {notice.text}
          </p>
        </>
      )}
      {documents.length > 0 && (
        <>
          <h4>{t('documents')}</h4>
          <ul>
            {documents.map(({ text, url, version }) => (
              <li key={text}>
                {t(text, { version })}
                <br />
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {url}
                </a>
              </li>
            ))}
          </ul>
          <p className="receipt-dim">{t('documentsText')}</p>
        </>
      )}
      <h4>{t('newsletter')}</h4>
      <p>{t(newsletter.wanted ? 'wanted' : 'unwanted')}</p>
      <p lang={locale} className="receipt-quoted">
        {newsletter.sentence}
      </p>
    </Part>
  );
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The key that a signed file names in the head of its signature. */
function keyOf(file: string): string {
  const { signature } = JSON.parse(file) as { signature: string };
  const head = signature.split('.')[0]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  return (JSON.parse(atob(head)) as { kid: string }).kid;
}
