import { Page, PageHeading } from './page.tsx';
import { useText } from '../../i18n/text.ts';

/** Not-found page. It offers no next step, because it knows no organization. */
export function NothingHere() {
  const { t } = useText();
  return (
    <Page organization={null} title={t('nothing.title')}>
      <PageHeading>{t('nothing.heading')}</PageHeading>
      <p>{t('nothing.text')}</p>
    </Page>
  );
}
