import { Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import type { UndoRange } from './undo-queries.ts';
import { fromZonedField } from '../../../ui/zoned-moment.ts';
import { formatTimeZone } from '../../../i18n/format.ts';

const hours = { hour: 1, day: 24, week: 168 } as const;
type Choice = keyof typeof hours | 'own';

/** Returns the range of the chosen number of hours, ending now. */
export function lastHours(choice: keyof typeof hours, leaveInvited: boolean): UndoRange {
  return {
    since: new Date(Date.now() - hours[choice] * 3600 * 1000).toISOString(),
    until: null,
    leaveInvited,
  };
}

interface Props {
  range: UndoRange | null;
  /** Null while the fields hold no valid range. */
  onRange: (range: UndoRange | null) => void;
}

/** Chooses the range of an undo: the last hours, or between two times in the organization's time zone. */
export function UndoRangeFields({ range, onRange }: Props) {
  const { t } = useTranslation('undo');
  const { timeZone } = useMember().organization;
  const [choice, setChoice] = useState<Choice>('day');
  const [typed, setTyped] = useState({ since: '', until: '' });
  const [leaveInvited, setLeaveInvited] = useState(range?.leaveInvited ?? false);
  useUnsaved(t('range'), typed.since + typed.until !== '');
  const since = fromZonedField(typed.since, timeZone);
  const until = fromZonedField(typed.until, timeZone);
  const isBackwards = since !== null && until !== null && until <= since;

  function choose(next: Choice) {
    setChoice(next);
    onRange(next === 'own' ? ownRange(typed, leaveInvited) : lastHours(next, leaveInvited));
  }

  function type(part: Partial<typeof typed>) {
    const next = { ...typed, ...part };
    setTyped(next);
    onRange(ownRange(next, leaveInvited));
  }

  function ownRange(given: typeof typed, leave: boolean): UndoRange | null {
    const from = fromZonedField(given.since, timeZone);
    const to = fromZonedField(given.until, timeZone);
    if (from === null || (to !== null && to <= from)) return null;
    return { since: from, until: to, leaveInvited: leave };
  }

  function leave(checked: boolean) {
    setLeaveInvited(checked);
    if (range) onRange({ ...range, leaveInvited: checked });
  }

  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('range')}
        value={choice}
        data={(['hour', 'day', 'week', 'own'] as const).map((value) => ({
          value,
          label: t(`ranges.${value}`),
        }))}
        onChange={(event) => choose(event.currentTarget.value as Choice)}
      />
      {choice === 'own' && (
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            type="datetime-local"
            step={1}
            miw={220}
            label={t('since')}
            error={since === null ? t('sinceMissing') : null}
            value={typed.since}
            onChange={(event) => type({ since: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            step={1}
            miw={220}
            label={t('until')}
            description={t('untilText', { timeZone: formatTimeZone(timeZone) })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={isBackwards ? t('untilBefore') : null}
            value={typed.until}
            onChange={(event) => type({ until: event.currentTarget.value })}
          />
        </Group>
      )}
      <Checkbox
        label={t('leaveInvited')}
        checked={leaveInvited}
        onChange={(event) => leave(event.currentTarget.checked)}
      />
    </Stack>
  );
}
