import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../../api/problem-message.ts';
import { passes } from '../../../../api/request.ts';
import { useMember } from '../../../../api/session.ts';
import { settingValue } from './setting-words.ts';
import { changedSettings, namesOf } from './settings.ts';
import type { Conflict, Fault, LinkSettings } from './use-link-settings.ts';

/** The changes that failed to save: why, what somebody else changed, and the choice to retry or discard each. */
export function SaveFaults({ settings }: { settings: LinkSettings }) {
  return settings.faults.map((fault) => (
    <SaveFault key={namesOf(fault.changes).join()} settings={settings} fault={fault} />
  ));
}

function SaveFault({ settings, fault }: { settings: LinkSettings; fault: Fault }) {
  const { t } = useTranslation('signup-links');
  const conflict = fault.kind === 'conflict';
  const repeats = !conflict && passes(fault.error);
  return (
    <Alert
      role="alert"
      variant="outline"
      color={conflict ? 'yellow' : 'red'}
      icon={<IconAlertTriangle aria-hidden />}
      title={conflict ? t('conflict.title') : t('save.failed', { why: problemMessage(fault.error) })}
    >
      <Stack gap="sm">
        {conflict && <ConflictText conflict={fault.conflict} />}
        {repeats && <Text>{t('save.repeats')}</Text>}
        <Group gap="sm">
          <Button onClick={() => settings.again(fault)}>
            {t(conflict ? 'conflict.apply' : 'save.retry')}
          </Button>
          <Button variant="default" onClick={() => settings.letGo(fault)}>
            {t(conflict ? 'conflict.leave' : 'save.discard')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function ConflictText({ conflict: { seen, now, mine } }: { conflict: Conflict }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const theirs = changedSettings(seen, now);
  return (
    <>
      <Text>{t('conflict.text')}</Text>
      <List>
        {theirs.map((name) => (
          <List.Item key={name}>
            {t('conflict.theirs', {
              setting: t(`setting.${name}`),
              before: settingValue(name, seen[name], t, timeZone),
              after: settingValue(name, now[name], t, timeZone),
            })}
          </List.Item>
        ))}
        {theirs.length === 0 && <List.Item>{t('conflict.uses')}</List.Item>}
      </List>
      <Text>{t('conflict.mine')}</Text>
      <List>
        {namesOf(mine).map((name) => (
          <List.Item key={name}>
            {t('conflict.mineLine', {
              setting: t(`setting.${name}`),
              value:
                name === 'expiresAt' && mine.expiresInDays !== undefined
                  ? t('expiry.days', { count: mine.expiresInDays })
                  : settingValue(name, mine[name], t, timeZone),
            })}
          </List.Item>
        ))}
      </List>
    </>
  );
}
