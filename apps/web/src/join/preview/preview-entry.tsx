import type { LinkState } from '@casedoor/contracts';
import { type ReactNode, type SyntheticEvent, useCallback, useEffect, useState } from 'react';
import { request } from '../../api/request.ts';
import { ClosedLink } from '../link-page/closed-link.tsx';
import { Discreetly } from '../page/discretion.tsx';
import { FramedLink } from '../frame/framed-link.tsx';
import { LinkForm } from '../link-page/link-form.tsx';
import { LoadFailed } from '../page/load-failed.tsx';
import { useLoaded } from '../page/loading.ts';
import { Notice, Skeleton } from '../page/notice.tsx';
import { Page } from '../page/page.tsx';
import { useText } from '../../i18n/text.ts';
import '../later.css';

interface PreviewEntryProps {
  readonly signupLinkId: string;
  /** `state`, `discreet` and `requiresApproval` as in the API's preview; `as=frame` shows the link's frame. */
  readonly search: string;
}

/**
 * `/preview/{signupLinkId}`: the pages of a link as visitors see them, for its administrators. Nothing can be pressed.
 */
export function PreviewEntry({ signupLinkId, search }: PreviewEntryProps) {
  const { t } = useText();
  const load = useCallback(
    (signal: AbortSignal) => {
      const asked = new URLSearchParams(search);
      const flag = (name: string) => {
        const value = asked.get(name);
        return value === null ? {} : { [name]: value === 'true' ? 'true' : 'false' };
      };
      const state = asked.get('state') as LinkState | null;
      return request('GET /signup-links/{signupLinkId}/preview', {
        params: { signupLinkId },
        query: { ...(state ? { state } : {}), ...flag('discreet'), ...flag('requiresApproval') },
        signal,
      });
    },
    [signupLinkId, search],
  );
  const { value: link, failure, reload } = useLoaded(load);

  if (!link)
    return (
      <Page organization={null} title={failure ? t('failure.networkHeading') : t('page.loading')}>
        {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
      </Page>
    );
  const nothing = () => Promise.resolve();
  return (
    <Inert>
      {new URLSearchParams(search).get('as') === 'frame' ? (
        <div className="framed">
          <FramedLink token="preview" link={link} onReload={() => undefined} onStarted={() => undefined} />
        </div>
      ) : (
        <Discreetly discreet={link.discreet} quickExitUrl={link.quickExitUrl} confirmed={false}>
          {link.state === 'open' ? (
            <LinkForm
              link={link}
              signedInAs={null}
              alreadyMember={false}
              changing={false}
              onBegin={() => undefined}
              onStart={nothing}
              onClosed={() => undefined}
            />
          ) : (
            <ClosedLink
              organization={link.organization}
              state={link.state}
              opensAt={link.opensAt}
              linkToken="preview"
            />
          )}
        </Discreetly>
      )}
    </Inert>
  );
}

/** Blocks every press and submit, and shows that this is a preview. */
function Inert({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const [pressed, setPressed] = useState(0);
  // Blocks above all the quick exit: pressing Escape twice would end the administrator's own session.
  useEffect(() => {
    const holdKey = (event: KeyboardEvent) => event.key === 'Escape' && event.stopImmediatePropagation();
    window.addEventListener('keydown', holdKey, { capture: true });
    return () => window.removeEventListener('keydown', holdKey, { capture: true });
  }, []);
  const holdBack = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setPressed((before) => before + 1);
  };
  return (
    <>
      <div className="preview-mark">
        <p>{t('preview.mark')}</p>
        <div aria-live="polite">
          {pressed > 0 && (
            <Notice key={pressed} tone="info">
              {t('preview.inert')}
            </Notice>
          )}
        </div>
      </div>
      <div role="presentation" onClickCapture={holdBack} onSubmitCapture={holdBack}>
        {children}
      </div>
    </>
  );
}
