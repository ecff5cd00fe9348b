import { type Contact, ContactStep, SignInQuietly } from './next-step.tsx';
import { type Branding, Page, PageHeading } from './page.tsx';
import { momentIn, useText } from './text.ts';
import type { ClosedState } from './walk.ts';

interface ClosedLinkProps {
  readonly organization: Branding & Contact & { readonly timeZone: string };
  readonly state: ClosedState;
  readonly opensAt?: string | null;
  /** True for somebody in the middle of the form: their answers are kept. */
  readonly answersKept?: boolean;
  readonly onLanguage?: React.ComponentProps<typeof Page>['onLanguage'];
}

/** Why a link takes nobody now, in its own words, with one next step. */
export function ClosedLink({
  organization,
  state,
  opensAt = null,
  answersKept = false,
  onLanguage,
}: ClosedLinkProps) {
  const { t, locale } = useText();
  return (
    <Page organization={organization} title={t(`closed.${state}.heading`)} onLanguage={onLanguage}>
      <PageHeading>{t(`closed.${state}.heading`)}</PageHeading>
      {state !== 'scheduled' && <p>{t(`closed.${state}.text`, { organization: organization.name })}</p>}
      {state === 'scheduled' && !opensAt && <p>{t('closed.scheduled.textUndated')}</p>}
      {state === 'scheduled' && opensAt && (
        <p>
          {t('closed.scheduled.text')}
          <time className="address" dateTime={opensAt}>
            {momentIn(organization.timeZone, opensAt, locale)}
          </time>
        </p>
      )}
      {answersKept && <p>{t('closed.answersKept')}</p>}
      <div className="actions">
        <ContactStep organization={organization} />
        <SignInQuietly />
      </div>
    </Page>
  );
}
