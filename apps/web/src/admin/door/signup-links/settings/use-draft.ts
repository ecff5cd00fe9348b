import type { SettingName, SignupLink } from '@casedoor/contracts';
import { useEffect, useRef, useState } from 'react';
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
  /** Saves what was typed; false where it is invalid. */
  save: (typed: string, seen: SignupLink) => boolean;
}

/**
 * Draft of a text field, saved on blur, on Enter, and when the panel
 * unmounts. Until it is saved, nothing replaces the typed text.
 */
export function useDraft({ settings, name, saved, save }: Options) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const refused = settings.fault !== null && name in settings.fault.changes;

  // The save succeeded: show the saved value again.
  if (draft && sent === draft.typed && !settings.saving && !refused) setDraft(null);

  const finish = () => {
    if (!draft || draft.typed === sent) return;
    if (draft.typed === saved) setDraft(null);
    else if (save(draft.typed, draft.seen)) setSent(draft.typed);
  };
  const finishNow = useRef(finish);
  useEffect(() => {
    finishNow.current = finish;
  });
  useEffect(() => () => finishNow.current(), []);

  return {
    value: draft?.typed ?? saved,
    type(typed: string) {
      setSent(null);
      setDraft((before) => ({ typed, seen: before?.seen ?? settings.link }));
    },
    finish,
  };
}
