import { useClientText } from '../../i18n/text.ts';
import { Page, PageHeading } from '../../join/page/page.tsx';
import { SignInForm } from '../../join/wizard/sign-in-form.tsx';
import '../../join/wizard/sign-in.css';

/** Signs in where the person already is: the case that a mail led to. Names nobody, because nobody is known yet. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useClientText();
  return (
    <Page organization={null} title={t('ownCase.signInTitle')}>
      <PageHeading>{t('ownCase.signInTitle')}</PageHeading>
      <p>{t('ownCase.signInText')}</p>
      <SignInForm
        submit={t('existing.submit')}
        onSignedIn={() => {
          onSignedIn();
          return Promise.resolve();
        }}
      />
    </Page>
  );
}
