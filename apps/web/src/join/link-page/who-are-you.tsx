import { Checking } from '../page/checking.tsx';
import { Button, LinkButton } from '../page/button.tsx';
import type { Sending } from '../page/loading.ts';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { useText } from '../../i18n/text.ts';

interface WhoAreYouProps {
  readonly email: string;
  readonly sending: Sending;
  readonly onContinue: () => void;
  readonly onOther: () => void;
}

interface KnownMemberProps {
  readonly email: string;
  readonly organization: string;
  readonly onOther: () => void;
}

/** For a signed-in person who belongs to the organization already: nothing to do here. */
export function KnownMember({ email, organization, onOther }: KnownMemberProps) {
  const { t } = useText();
  return (
    <section aria-labelledby="who">
      <h2 id="who">{t('who.memberHeading', { organization })}</h2>
      <p>
        {t('who.signedIn')} <strong className="address">{email}</strong>
      </p>
      <div className="actions">
        <LinkButton href="/">{t('who.memberOpen', { organization })}</LinkButton>
        <Button kind="quiet" onClick={onOther}>
          {t('who.other')}
        </Button>
      </div>
    </section>
  );
}

/** Asks a signed-in person which account to use. Being signed in alone joins nothing. */
export function WhoAreYou({ email, sending, onContinue, onOther }: WhoAreYouProps) {
  const { t } = useText();
  const mustWait = useMustWait(sending.failure);
  return (
    <section aria-labelledby="who">
      <h2 id="who">{t('who.heading')}</h2>
      <p>
        {t('who.signedIn')} <strong className="address">{email}</strong>
      </p>
      <p className="dim">{t('who.text')}</p>
      <FailureNotice failure={sending.failure} />
      <Checking />
      <div className="actions">
        <Button
          pending={sending.pending}
          pendingText={t('link.submitting')}
          mustWait={mustWait}
          onClick={onContinue}
        >
          {t('who.continue', { email })}
        </Button>
        <Button kind="secondary" onClick={onOther}>
          {t('who.other')}
        </Button>
        <LinkButton kind="quiet" href="/">
          {t('who.account')}
        </LinkButton>
      </div>
    </section>
  );
}
