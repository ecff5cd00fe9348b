import { request } from '../../api/request.ts';
import { useClientText } from '../../i18n/text.ts';
import { useSending } from '../../join/page/loading.ts';
import { FailureNotice } from '../../join/page/notice.tsx';
import { ownCasesPath } from './addresses.ts';

/** Whose session it is, and what else a client may want: the profile is a page of the app. */
export function AccountLine({ email }: { readonly email: string }) {
  const { t } = useClientText();
  const { pending, failure, run } = useSending();
  const signOut = () =>
    run(async () => {
      await request('DELETE /session');
      // Loads the page anew: nothing of the person stays in it.
      window.location.replace(ownCasesPath);
    });
  return (
    <nav className="account">
      <p className="dim">{t('ownCase.signedInAs', { email })}</p>
      <ul>
        <li>
          <a href={ownCasesPath}>{t('ownCase.all')}</a>
        </li>
        <li>
          <a href="/profile">{t('ownCase.profile')}</a>
        </li>
        <li>
          <button type="button" className="link-button" onClick={() => void signOut()}>
            {pending ? t('ownCase.signingOut') : t('ownCase.signOut')}
          </button>
        </li>
      </ul>
      <FailureNotice failure={failure} />
    </nav>
  );
}
