import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { paths } from '../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';

/** Page for unknown addresses. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeading title={t('notFound.title')} text={t('notFound.text')} />
      <Anchor component={Link} to={paths.home}>
        {t('notFound.home')}
      </Anchor>
    </>
  );
}
