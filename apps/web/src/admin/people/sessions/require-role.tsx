import { fullName } from '@casedoor/contracts/person-name';
import type { MemberRole } from '@casedoor/contracts';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';

/** Shows its pages to these roles; others see that their role does not allow it. */
export function RequireRole({ roles }: { roles: readonly MemberRole[] }) {
  const { t } = useTranslation('shell');
  const { role, user, organization } = useMember();
  if (roles.includes(role)) return <Outlet />;
  return (
    <>
      <PageHeading
        title={t('forbidden.title')}
        text={t('forbidden.text', {
          name: fullName(user),
          role: t(`role.${role}`),
          organization: organization.name,
        })}
      />
      <Anchor component={Link} to={paths.home}>
        {t('forbidden.home')}
      </Anchor>
    </>
  );
}
