import { Page, PageHeading } from './page.tsx';
import { useText } from '../../i18n/text.ts';

/** The page of an address that never existed. It offers nothing, because it knows nothing. */
export function NothingHere() {
  const { t } = useText();
  return (
    <Page organization={null} title={t('nothing.title')}>
      <PageHeading>{t('nothing.heading')}</PageHeading>
      <p>{t('nothing.text')}</p>
    </Page>
  );
}
