import type { Arrival } from '@casedoor/contracts';
import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { SettingsInForce } from './settings-in-force.tsx';
import { fateOf, type Step, stepsOf } from './story.ts';

/** One registration from start to end: its link, who made the link, each step, mail and consent. */
export function ArrivalStory({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation('arrivals');
  const { signupLink, use, sourceTag } = arrival;
  return (
    <Stack gap="md">
      {signupLink && (
        <Text>
          {t('through')}{' '}
          <Anchor component={Link} to={paths.signupLink(signupLink.id)} inherit underline="always">
            {signupLink.title}
          </Anchor>
          {signupLink.createdBy ? t('madeBy', { name: signupLink.createdBy }) : t('madeAtStart')}
          {use !== null && ` ${t('use', { use })}`}
          {sourceTag && ` ${t('source', { sourceTag })}`}
        </Text>
      )}
      <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {stepsOf(arrival).map((step) => (
          <li key={step.what === 'mail' ? step.mail.id : step.what}>
            <Text component="time" dateTime={step.at} size="sm" c="dimmed" mr="xs">
              {formatDateTime(step.at)}
            </Text>
            <Text span style={{ overflowWrap: 'anywhere' }}>
              <StepWords step={step} arrival={arrival} />
            </Text>
          </li>
        ))}
      </Stack>
      {arrival.mails.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noMails')}
        </Text>
      )}
      {arrival.settings && <SettingsInForce settings={arrival.settings} />}
    </Stack>
  );
}

function StepWords({ step, arrival }: { step: Step; arrival: Arrival }) {
  const { t } = useTranslation('arrivals');
  if (step.what === 'mail') {
    const { fate, at } = fateOf(step.mail);
    const kind = step.mail.message in kinds ? kinds[step.mail.message as keyof typeof kinds] : 'other';
    return t('step.mail', {
      mail: t(`mail.${kind}`),
      fate: t(`fate.${fate}`, { at: at ? formatDateTime(at) : '' }),
    });
  }
  if (step.what === 'case')
    return (
      <>
        {t('step.case')}{' '}
        <Anchor component={Link} to={paths.caseRecord(step.case.id)} inherit underline="always">
          {step.case.title} ({step.case.reference})
        </Anchor>
      </>
    );
  if (step.what === 'agreed') return <Agreed consent={arrival.consent} />;
  const by = step.what === 'approved' ? arrival.approvedBy : arrival.by;
  return t(`step.${step.what}`, { by: by ?? t('system') });
}

function Agreed({ consent }: Pick<Arrival, 'consent'>) {
  const { t } = useTranslation('arrivals');
  if (!consent) return null;
  const { termsVersion, privacyVersion, noticeVersion, newsletter, locale } = consent;
  const parts = [
    termsVersion !== null && t('agreed.terms', { version: termsVersion }),
    privacyVersion !== null && t('agreed.privacy', { version: privacyVersion }),
    noticeVersion !== null && t('agreed.notice', { version: noticeVersion }),
    newsletter && t('agreed.newsletter'),
  ].filter((part) => part !== false);
  if (parts.length === 0) return t('agreed.nothing');
  return t('agreed.line', { parts: parts.join(' · '), language: t(`language.${locale}`) });
}

const kinds = {
  personal_link: 'personalLink',
  invitation: 'invitation',
  added_user: 'addedUser',
  welcome: 'welcome',
} as const;
