import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const fields = /<(TextInput|Textarea|PasswordInput|NumberInput|TagsInput|Field)\b/;
const guards = /\buseUnsaved\(|\bunsaved=/;

/** Files with a text field that do not register it themselves, and why nothing typed in them is lost. */
const others: Record<string, string> = {
  'casework/cases/cases-page.tsx': 'a filter',
  'casework/cases/person-search.tsx': 'a search',
  'door/invitations/invite-list.tsx': 'invite-people.tsx holds the text',
  'door/invitations/sending-options.tsx': 'invite-people.tsx: the preview',
  'door/invitations/wrong-row.tsx': 'invite-people.tsx: the preview',
  'door/sharing/frame-origins.tsx': 'use-link-settings.ts',
  'door/sharing/sheet-settings.tsx': 'nothing is saved: for a print',
  'door/signup-links/settings/draft-field.tsx': 'use-draft.ts',
  'door/signup-links/settings/limit-settings.tsx': 'use-draft.ts',
  'door/signup-links/settings/more-options.tsx': 'use-link-settings.ts',
  'door/signup-links/settings/pattern-setting.tsx': 'use-draft.ts',
  'mailbox/mailbox-page.tsx': 'a filter',
  'people/audit-trail/audit-toolbar.tsx': 'a filter',
  'people/organization/identity-fields.tsx': 'organization-form.tsx',
  'people/organization/text-fields.tsx': 'organization-form.tsx',
  'people/profile/pending-address.tsx': 'a code of the mail, which can be typed again',
  'people/sessions/new-password-page.tsx': 'a password, which nobody keeps',
  'people/sessions/password-reset-page.tsx': 'one address, before the sign-in',
  'people/sessions/sign-in-page.tsx': 'address and password',
  'people/users/add-user-form.tsx': 'add-user-dialog.tsx',
};

it('every text field belongs to a form that asks before its text is lost', () => {
  const unguarded = globSync('**/*.tsx', { cwd: folder })
    .filter((file) => !file.endsWith('.test.tsx'))
    .filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return fields.test(text) && !guards.test(text);
    });
  expect(unguarded.toSorted()).toEqual(Object.keys(others).toSorted());
});
