import type { SignupLink } from '@casedoor/contracts';
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatDate } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { StopDialog } from './former-urls.tsx';
import { whatItDoes } from './link-summary.ts';

/** A replaced or revoked link: when, by whom and why it ended, and whether its URL still works. */
export function EndedLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const { organization } = useMember();
  const [stopping, setStopping] = useState(false);
  const date = formatDate(link.revokedAt ?? link.replacedAt ?? link.createdAt);
  return (
    <Stack gap="md" align="flex-start">
      <Alert variant="outline" color="gray" w="100%">
        {t('page.ended')}
      </Alert>
      <div>
        <Text>
          {link.endedBy
            ? t('page.endedLine', { date, name: link.endedBy })
            : t('page.endedLineNobody', { date })}
        </Text>
        {link.endReason && (
          <Text style={{ overflowWrap: 'anywhere' }}>{t('page.endedWhy', { reason: link.endReason })}</Text>
        )}
      </div>
      <Text>{whatItDoes(link, organization, t)}</Text>
      {link.inGrace && (
        <Button variant="default" onClick={() => setStopping(true)}>
          {t('former.stop')}
        </Button>
      )}
      {link.replacedById && (
        <Anchor component={Link} to={paths.signupLink(link.replacedById)}>
          {t('page.successor')}
        </Anchor>
      )}
      {stopping && <StopDialog signupLinkId={link.id} onClose={() => setStopping(false)} />}
    </Stack>
  );
}
