import type { SettingName, SignupLink } from '@casedoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '../../../../ui/unsaved-forms.ts';
import type { SettingChanges } from './settings.ts';
import type { LinkSettings } from './use-link-settings.ts';

interface Draft {
  typed: string;
  /** The version of the link when typing began. */
  seen: SignupLink;
}

interface Options {
  settings: LinkSettings;
  name: SettingName;
  /** The saved value, as the field shows it. */
  saved: string;
  /** Reads what was typed; null where it is invalid. */
  read: (typed: string) => SettingChanges | null;
}

/**
 * Draft of a text field, saved on blur, on Enter, and when the panel unmounts.
 * Until it is saved, nothing replaces the typed text.
 */
export function useDraft({ settings, name, saved, read }: Options) {
  const { t } = useTranslation('signup-links');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const [finished, setFinished] = useState(false);
  const refused = settings.faults.some(({ changes }) => name in changes);
  const valid = draft === null || read(draft.typed) !== null;
  // A valid draft is saved when the page is left; an invalid one would be lost.
  useUnsaved(t(`setting.${name}`), draft !== null && draft.typed !== saved, valid ? 'tab' : 'page');

  // The save succeeded, or was discarded: show the saved value again.
  if (draft && sent === draft.typed && !settings.saving && !refused) setDraft(null);

  const finish = () => {
    if (!draft || draft.typed === sent) return;
    setFinished(true);
    if (draft.typed === saved) return setDraft(null);
    const changes = read(draft.typed);
    if (!changes) return;
    settings.save(changes, draft.seen);
    setSent(draft.typed);
  };
  const finishNow = useRef(finish);
  useEffect(() => {
    finishNow.current = finish;
  });
  useEffect(() => () => finishNow.current(), []);

  return {
    value: draft?.typed ?? saved,
    /** Whether the person has finished typing something invalid. */
    wrong: finished && !valid,
    type(typed: string) {
      setSent(null);
      setFinished(false);
      setDraft((before) => ({ typed, seen: before?.seen ?? settings.link }));
    },
    finish,
  };
}
