import { NotMe } from '../page/not-me.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';
import { PromiseFold, PromiseSentence } from '../page/promise.tsx';

/**
 * The verified address has an account: shows what joining adds, and its owner signs in. Signing in alone joins nothing.
 */
export function SignInToJoin({ registration, onReload, onLanguage }: StepProps) {
  const { t } = useText();
  const { organization, email } = registration;
  return (
    <Page organization={organization} title={t('existing.signInTitle')} onLanguage={onLanguage}>
      <PageHeading>{t('existing.signInHeading')}</PageHeading>
      <p>{t('existing.signInText', { organization: organization.name })}</p>
      <PromiseSentence of={registration} />
      <SignInForm email={email} submit={t('existing.submit')} onSignedIn={onReload} beside={<NotMe />} />
      <PromiseFold of={registration} withAccount />
    </Page>
  );
}
