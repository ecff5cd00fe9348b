import { Alert, Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { PasskeyCancelled } from '../../../api/passkey.ts';
import { showFieldErrors } from '../../../api/show-field-errors.ts';
import { paths } from '../../paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { useAskForAddress } from './address-queries.ts';
import { useSignInMethods } from './sign-in-method-queries.ts';

interface Props {
  /** The present address: the user name for password managers. */
  present: string;
  /** The address that the form begins with. */
  proposed: string;
  onClose: () => void;
}

/** Asks for the new address and for a fresh proof: the password or a passkey. */
export function AddressDialog({ present, proposed, onClose }: Props) {
  const { t } = useTranslation('profile');
  const methods = useSignInMethods();
  return (
    <Dialog opened onClose={onClose} centered title={t('address.change')}>
      {methods.data ? (
        <AddressForm
          present={present}
          proposed={proposed}
          onClose={onClose}
          hasPassword={methods.data.hasPassword}
          hasPasskey={methods.data.passkeys.length > 0}
        />
      ) : methods.isPending ? (
        <PageSkeleton lines={3} />
      ) : (
        <ErrorPanel error={methods.error} retry={methods.refetch} retrying={methods.isFetching} />
      )}
    </Dialog>
  );
}

function AddressForm({
  present,
  proposed,
  onClose,
  hasPassword,
  hasPasskey,
}: Props & { hasPassword: boolean; hasPasskey: boolean }) {
  const { t } = useTranslation(['profile', 'shell']);
  const [fault, setFault] = useState<unknown>(null);
  const [trouble, setTrouble] = useState<'passkeyCancelled' | 'passkeyFailed' | null>(null);
  const ask = useAskForAddress();
  const form = useForm({ defaultValues: { email: proposed, password: '' } });
  const { errors, isDirty } = form.formState;
  useUnsaved(t('address.change'), isDirty);

  async function send(proof: { email: string; password?: string }) {
    setFault(null);
    setTrouble(null);
    try {
      await ask.mutateAsync(proof);
      onClose();
    } catch (error) {
      if (error instanceof PasskeyCancelled) setTrouble('passkeyCancelled');
      else if (error instanceof DOMException || error instanceof TypeError) setTrouble('passkeyFailed');
      else if (!showFieldErrors(form, error, ['email', 'password'])) setFault(error);
    }
  }

  const byPassword = form.handleSubmit(send);
  const byPasskey = async () => {
    if (await form.trigger('email', { shouldFocus: true })) await send({ email: form.getValues('email') });
  };

  if (!hasPassword && !hasPasskey) return <Text>{t('address.noMethod')}</Text>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (hasPassword ? byPassword(event) : byPasskey());
      }}
    >
      <Stack>
        <Text>{t('address.how')}</Text>
        <TextInput
          type="email"
          label={t('address.new')}
          autoComplete="email"
          data-autofocus
          error={errors.email?.message}
          {...form.register('email', { validate: (email) => email.trim() !== '' || t('required') })}
        />
        <input type="text" name="username" autoComplete="username" value={present} readOnly hidden />
        {hasPassword && (
          <PasswordInput
            label={t('address.password')}
            description={t('address.passwordHint')}
            autoComplete="current-password"
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': t('methods.passwordShow') }}
            error={errors.password?.message}
            {...form.register('password', { required: t('required') })}
          />
        )}
        {trouble && <Alert variant="outline">{t(`address.${trouble}`)}</Alert>}
        <ErrorLine error={fault} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell:action.cancel')}
          </Button>
          {hasPasskey && (
            <Button
              type={hasPassword ? 'button' : 'submit'}
              variant={hasPassword ? 'default' : 'filled'}
              leftSection={<IconFingerprint size={20} aria-hidden />}
              loading={ask.isPending}
              {...(hasPassword ? { onClick: () => void byPasskey() } : {})}
            >
              {t('address.withPasskey')}
            </Button>
          )}
          {hasPassword && (
            <Button type="submit" loading={ask.isPending}>
              {t('address.send')}
            </Button>
          )}
        </Group>
        {hasPassword && (
          <Anchor component={Link} to={paths.passwordReset} size="sm">
            {t('methods.passwordForgot')}
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
