import type { InvitationRow, SignupLink } from '@casedoor/contracts';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { writeCsv } from '../../../ui/write-csv.ts';
import type { SendingWords } from './invitation-queries.ts';
import type { ListedRow } from './read-people.ts';
import { SendingOptions } from './sending-options.tsx';
import { type JudgedRow, WrongRow } from './wrong-row.tsx';

interface Props {
  link: SignupLink;
  rows: readonly JudgedRow[];
  placesLeft: number | null;
  leftOut: number;
  checking: boolean;
  sending: boolean;
  error: unknown;
  onCheck: (rows: readonly ListedRow[]) => void;
  onSend: (words: SendingWords) => void;
  onBack: () => void;
}

const shownAtOnce = 20;

/**
 * Preview of a list before it is sent: who will be mailed, and what is wrong with each other row, to be corrected here.
 */
export function InvitePreview(props: Props) {
  const { rows, placesLeft, leftOut } = props;
  const { t, i18n } = useTranslation('invitations');
  const [changes, setChanges] = useState<ReadonlyMap<number, InvitationRow | null>>(new Map());
  const [judged, setJudged] = useState(rows);
  const [words, setWords] = useState<SendingWords>({});
  const summary = useRef<HTMLDivElement>(null);
  // The button that asked for the preview is gone: move the focus to its summary.
  useEffect(() => summary.current?.focus(), [rows]);
  // A new verdict from the API already includes the edits: discard them.
  if (judged !== rows) {
    setJudged(rows);
    setChanges(new Map());
  }
  const good = rows.filter(({ refusal }) => refusal === null);
  const wrong = rows.filter(({ refusal, place }) => refusal !== null && changes.get(place) !== null);
  const edited = [...changes.values()].some((change) => change !== null);
  useUnsaved(t('preview.title'), edited || words.message !== undefined);

  function change(place: number, row: InvitationRow | null): void {
    setChanges((before) => new Map(before).set(place, row));
  }
  function checkAgain(): void {
    props.onCheck(
      rows
        .filter(({ place }) => changes.get(place) !== null)
        .map((row) => ({ ...(changes.get(row.place) ?? row), line: row.line })),
    );
  }
  function saveWrong(): void {
    const names = t('columns', { returnObjects: true });
    saveFile(
      t('preview.downloadName'),
      writeCsv(i18n.language, [
        [names.email, names.firstName, names.lastName, names.locale, names.problem],
        ...wrong.map((row) => {
          const { email, firstName = '', lastName = '', locale = '' } = changes.get(row.place) ?? row;
          return [email, firstName, lastName, locale, row.refusal ? t(`refusal.${row.refusal}`) : ''];
        }),
      ]),
    );
  }

  return (
    <Stack gap="md">
      <Alert
        ref={summary}
        tabIndex={-1}
        style={{ outline: 'none' }}
        role="status"
        variant="outline"
        color={good.length > 0 ? 'green' : 'yellow'}
        title={t('preview.title')}
      >
        <Text size="sm">
          {good.length > 0 ? t('preview.good', { count: good.length }) : t('preview.goodNone')}{' '}
          {wrong.length > 0 && t('preview.wrong', { count: wrong.length })}
        </Text>
        {placesLeft !== null && placesLeft < good.length && (
          <Text size="sm">{t('preview.places', { count: placesLeft })}</Text>
        )}
        {leftOut > 0 && <Text size="sm">{t('leftOut', { count: leftOut })}</Text>}
      </Alert>
      {wrong.length > 0 && (
        <Stack gap="sm" component="section">
          <Title order={4} fz="sm">
            {t('preview.wrongTitle')}
          </Title>
          <Shown of={wrong}>
            {(row) => (
              <WrongRow
                key={row.place}
                row={row}
                number={numberOf(row, wrong)}
                now={changes.get(row.place) ?? row}
                onChange={(now) => change(row.place, now)}
              />
            )}
          </Shown>
          <Group gap="sm">
            {edited && (
              <Button variant="default" onClick={checkAgain} loading={props.checking}>
                {t('preview.recheck')}
              </Button>
            )}
            <Button variant="default" onClick={saveWrong}>
              {t('preview.download')}
            </Button>
          </Group>
        </Stack>
      )}
      {good.length > 0 && (
        <Stack gap="xs" component="section">
          <Title order={4} fz="sm">
            {t('preview.goodTitle')}
          </Title>
          <Shown of={good}>{(row) => <GoodRow key={row.place} row={row} />}</Shown>
        </Stack>
      )}
      {good.length > 0 && <SendingOptions link={props.link} words={words} onChange={setWords} />}
      <ErrorLine error={props.error} />
      {edited && good.length > 0 && (
        <Text size="sm" c="var(--colour-wait)">
          {t('preview.edited')}
        </Text>
      )}
      <Group gap="sm">
        {good.length > 0 && (
          <Button
            onClick={() => props.onSend(words)}
            loading={props.sending}
            disabled={edited || props.checking || props.link.state !== 'open'}
          >
            {t('send', { count: good.length })}
          </Button>
        )}
        <Button variant="default" onClick={props.onBack}>
          {t('preview.back')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The row's number for people: its line, and which of the line's rows it is where there are several. */
function numberOf({ line, place }: JudgedRow, wrong: readonly JudgedRow[]): string {
  const sameLine = wrong.filter((other) => other.line === line);
  const nth = sameLine.findIndex((other) => other.place === place) + 1;
  return sameLine.length > 1 ? `${line} (${nth})` : String(line);
}

function GoodRow({ row }: { row: JudgedRow }) {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  return (
    <Text component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {[name, row.email, row.locale].filter(Boolean).join(' · ')}
    </Text>
  );
}

/** The first of many rows, more at each press, so that rendering thousands does not block the page. */
function Shown({
  of,
  children,
}: {
  of: readonly JudgedRow[];
  children: (row: JudgedRow) => React.ReactNode;
}) {
  const { t } = useTranslation('invitations');
  const [count, setCount] = useState(shownAtOnce);
  return (
    <>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {of.slice(0, count).map(children)}
      </Stack>
      {of.length > count && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          onClick={() => setCount(count + 5 * shownAtOnce)}
        >
          {t('preview.more')}
        </Button>
      )}
    </>
  );
}
