import { writeDate } from '@casedoor/contracts/dates';
import { Page, PageHeading } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import '../later.css';

/** When somebody last read the statement against the product. */
const writtenOn = '2026-12-01';

const tests = ['rules', 'keyboard', 'zoom', 'colours', 'spoken'] as const;
const limits = ['people', 'documents', 'device'] as const;

/** `/accessibility`: the accessibility statement. It names no organization, because it is the same for all. */
export function AccessibilityPage() {
  const { t, locale } = useText();
  const date = writeDate(locale, writtenOn, { timeZone: 'UTC' });
  return (
    <Page organization={null} title={t('accessibility.title')}>
      <PageHeading>{t('accessibility.title')}</PageHeading>
      <p>{t('accessibility.intro')}</p>
      <section>
        <h2>{t('accessibility.stateHeading')}</h2>
        <p>{t('accessibility.state')}</p>
      </section>
      <section>
        <h2>{t('accessibility.testsHeading')}</h2>
        <ul>
          {tests.map((each) => (
            <li key={each}>{t(`accessibility.tests.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('accessibility.limitsHeading')}</h2>
        <ul>
          {limits.map((each) => (
            <li key={each}>{t(`accessibility.limits.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('accessibility.helpHeading')}</h2>
        <p>{t('accessibility.help')}</p>
      </section>
      <p className="dim">{t('accessibility.written', { date })}</p>
    </Page>
  );
}
