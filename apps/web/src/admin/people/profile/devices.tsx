import type { SignInMethods } from '@casedoor/contracts';
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { deviceOf } from './device-name.ts';
import { useEndDevice, useEndOtherDevices } from './sign-in-method-queries.ts';

type Device = SignInMethods['devices'][number];

/** The person's sessions, each with a button to end it. */
export function Devices({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation('profile');
  const [asking, question] = useDisclosure(false);
  const ending = useEndDevice();
  const endingOthers = useEndOtherDevices();
  const others = devices.filter(({ current }) => !current).length;

  function nameOf({ userAgent }: Device): string {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return t('devices.on', { browser, system });
    return browser ?? system ?? t('devices.unknown');
  }

  function end(device: Device) {
    ending.mutate(device.id, {
      onSuccess: () => showToast(t('devices.ended', { name: nameOf(device) })),
      onError: (error) => showFault(problemMessage(error)),
    });
  }

  function endOthers() {
    endingOthers.mutate(undefined, {
      onSuccess: () => {
        question.close();
        showToast(t('devices.endOthersDone'));
      },
    });
  }

  return (
    <Paper component="section" aria-labelledby="profile-devices" withBorder p="lg">
      <Title order={2} size="h3" id="profile-devices" mb={4}>
        {t('devices.title')}
      </Title>
      <Text c="dimmed" mb="md">
        {t(others > 0 ? 'devices.text' : 'devices.only')}
      </Text>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {devices.map((device) => {
          const { id, current, ipAddress: address } = device;
          const date = formatDateTime(device.createdAt);
          return (
            <Group component="li" key={id} justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text fw={500}>{nameOf(device)}</Text>
                <Text size="sm" c="dimmed">
                  {address ? t('devices.sinceFrom', { date, address }) : t('devices.since', { date })}
                </Text>
              </div>
              {current ? (
                <Badge variant="outline" tt="none" style={{ flexShrink: 0 }}>
                  {t('devices.current')}
                </Badge>
              ) : (
                <Button
                  variant="default"
                  size="xs"
                  style={{ flexShrink: 0 }}
                  aria-label={t('devices.endNamed', { name: nameOf(device), date })}
                  loading={ending.isPending && ending.variables === id}
                  onClick={() => end(device)}
                >
                  {t('devices.end')}
                </Button>
              )}
            </Group>
          );
        })}
      </Stack>
      {others > 0 && (
        <Button
          variant="default"
          mt="lg"
          onClick={() => {
            endingOthers.reset();
            question.open();
          }}
        >
          {t('devices.endOthers')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('devices.endOthersTitle')}
        confirmLabel={t('devices.endOthers')}
        danger
        confirming={endingOthers.isPending}
        error={endingOthers.error}
        onConfirm={endOthers}
        onClose={question.close}
      >
        {t('devices.endOthersText', { count: others })}
      </ConfirmDialog>
    </Paper>
  );
}
