import { NavLink, Stack } from '@mantine/core';
import {
  IconBriefcase,
  IconBuilding,
  IconHistory,
  IconLink,
  IconScale,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { useMember } from '../../api/session.ts';
import { paths } from '../paths.ts';

/** The pages that the member's role may see. */
export function MainMenu() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const { role, manages } = useMember();
  const pages = [
    { to: paths.users, label: t('nav.users'), Icon: IconUsers, shown: role !== 'client' },
    {
      to: role === 'client' ? paths.ownCases : paths.cases,
      label: role === 'client' ? t('nav.myCases') : t('nav.cases'),
      Icon: IconBriefcase,
      shown: true,
    },
    { to: paths.parties, label: t('nav.parties'), Icon: IconScale, shown: manages },
    { to: paths.signupLinks, label: t('nav.signupLinks'), Icon: IconLink, shown: manages },
    { to: paths.organization, label: t('nav.organization'), Icon: IconBuilding, shown: manages },
    { to: paths.audit, label: t('nav.audit'), Icon: IconHistory, shown: role === 'admin' },
    { to: paths.profile, label: t('nav.profile'), Icon: IconUser, shown: true },
  ];
  return (
    <Stack gap={4}>
      {pages
        .filter(({ shown }) => shown)
        .map(({ to, label, Icon }) => {
          const here = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={label}
              className="frame-link"
              active={here}
              aria-current={here ? 'page' : undefined}
              leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
            />
          );
        })}
    </Stack>
  );
}
