import type { UserDetail } from '@casedoor/contracts';
import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../i18n/format.ts';
import { SignedUpThrough } from './user-list.tsx';

/** A user's data, as a description list. */
export function UserFacts({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users');
  return (
    <dl style={{ margin: 0, display: 'grid', gap: 'var(--space-4)' }}>
      <Fact name={t('page.email')}>
        <Anchor href={`mailto:${user.email}`} style={{ overflowWrap: 'anywhere' }}>
          {user.email}
        </Anchor>
      </Fact>
      <Fact name={t('page.phone')}>
        {user.phone ? (
          <Anchor href={`tel:${user.phone.replaceAll(/[^+\d]/g, '')}`}>{user.phone}</Anchor>
        ) : (
          <Text span c="dimmed">
            {t('page.noPhone')}
          </Text>
        )}
      </Fact>
      <Fact name={t('page.signedUpThrough')}>
        {user.addedBy && !user.signupLink ? (
          t('page.addedBy', { name: user.addedBy })
        ) : (
          <SignedUpThrough user={user} />
        )}
      </Fact>
      <Fact name={t('page.added')}>{formatDate(user.createdAt)}</Fact>
      <Fact name={t('page.joined')}>
        {user.joinedAt ? (
          formatDate(user.joinedAt)
        ) : (
          <Text span c="dimmed">
            {t('page.notJoined')}
          </Text>
        )}
      </Fact>
      {user.disabledAt && <Fact name={t('page.disabledAt')}>{formatDate(user.disabledAt)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0}>
        {children}
      </Text>
    </div>
  );
}
