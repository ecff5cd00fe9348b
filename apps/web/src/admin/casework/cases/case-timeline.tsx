import type { CaseDetail } from '@casedoor/contracts';
import { Text, Timeline, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../i18n/format.ts';
import { timelineSentence } from './timeline-sentence.ts';

/** The timeline of a case, newest first. */
export function CaseTimeline({ timeline }: { timeline: CaseDetail['timeline'] }) {
  const { t } = useTranslation('cases');
  return (
    <section aria-labelledby="case-timeline">
      <Title order={2} size="h3" id="case-timeline" mb="md">
        {t('timeline.title')}
      </Title>
      {timeline.length === 0 ? (
        <Text c="dimmed">{t('timeline.empty')}</Text>
      ) : (
        <Timeline bulletSize={12} lineWidth={2} active={-1}>
          {timeline.map((entry) => (
            <Timeline.Item key={entry.id}>
              <Text style={{ overflowWrap: 'anywhere' }}>{timelineSentence(entry, t)}</Text>
              {entry.action === 'note' && (
                <Text
                  component="blockquote"
                  m={0}
                  my={4}
                  pl="sm"
                  style={{
                    borderInlineStart: '2px solid var(--colour-line)',
                    overflowWrap: 'anywhere',
                    whiteSpace: 'pre-wrap',
                  }}
                >
                  {entry.details['text']}
                </Text>
              )}
              <Text size="sm" c="dimmed" component="time" dateTime={entry.at}>
                {formatDateTime(entry.at)}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </section>
  );
}
