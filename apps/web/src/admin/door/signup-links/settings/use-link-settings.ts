import type { SettingName, SignupLink } from '@casedoor/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { fieldErrors, isProblem, problemMessage } from '../../../../api/problem-message.ts';
import { passes, request } from '../../../../api/request.ts';
import { whenBack } from '../../../../api/when-back.ts';
import { formatList } from '../../../../i18n/format.ts';
import { showFault } from '../../../../ui/toast.tsx';
import { useUnsaved } from '../../../../ui/unsaved-forms.ts';
import { keepLink, newestLink, readLink, rereadLink } from '../queries.ts';
import {
  changesNothing,
  conflictingSettings,
  formerValues,
  namesOf,
  withChanges,
  type SettingChanges,
} from './settings.ts';

/** A conflict: the version that the person saw, the present version, and their unsaved change. */
export interface Conflict {
  seen: SignupLink;
  now: SignupLink;
  mine: SettingChanges;
}

class SettingsConflict extends Error {
  readonly conflict: Conflict;

  constructor(conflict: Conflict) {
    super('The settings were changed by someone else');
    this.conflict = conflict;
  }
}

/** Why a change is not saved. */
export type Fault =
  | { kind: 'failed'; error: unknown; changes: SettingChanges }
  | { kind: 'conflict'; conflict: Conflict; changes: SettingChanges };

interface Save {
  changes: SettingChanges;
  seen: SignupLink;
  isUndo: boolean;
}

/** What the panel's fields need to show and change a link's settings. */
export type LinkSettings = ReturnType<typeof useLinkSettings>;

/**
 * A link's settings with autosave: optimistic updates, one save at a time, the status of the last save, undo. Never
 * overwrites what somebody else has changed meanwhile.
 */
export function useLinkSettings(link: SignupLink) {
  const queryClient = useQueryClient();
  const [unsaved, setUnsaved] = useState<SettingChanges>({});
  const [done, setDone] = useState<{ undo: SettingChanges | null; undone: boolean } | null>(null);
  // Several changes may fail, each with its own reason: none of them hides another.
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  // The last save's answer: prevents flicker until the cache is updated.
  const [answered, setAnswered] = useState<SignupLink | null>(null);
  /** The settings that this panel saved, as the API returned them. */
  const own = useRef<Partial<SignupLink>>({});
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const attempts = useRef(0);

  const addFault = (fault: Fault) =>
    setFaults((before) => [...withoutSettings(before, fault.changes), fault]);

  const ownOf = (id: string) => (own.current.id === id ? own.current : {});

  const mutation = useMutation({
    // One save at a time, in the order of the clicks: each builds on the version that the previous one returned.
    scope: { id: `signup-link-${link.id}` },
    mutationFn: async ({ changes, seen }: Save) => {
      const now = newestLink(queryClient, link);
      if (conflictingSettings(seen, now, changes, ownOf(link.id)).length > 0)
        throw new SettingsConflict({ seen, now, mine: changes });
      try {
        const saved = await request('PATCH /signup-links/{signupLinkId}', {
          params: { signupLinkId: link.id },
          body: { ...changes, version: now.version },
        });
        return { saved, undo: formerValues(now, changes) };
      } catch (error) {
        if (!isProblem(error, 'signup_link_changed')) throw error;
        const present = await readLink(link.id);
        // An earlier try was saved, and only its answer was lost.
        if (changesNothing(present, changes)) return { saved: present, undo: formerValues(now, changes) };
        throw new SettingsConflict({ seen: now, now: present, mine: changes });
      }
    },
    onSuccess: ({ saved, undo }, { changes, isUndo }) => {
      const kept = namesOf(changes).map((name) => [name, saved[name]]);
      own.current = { ...ownOf(saved.id), id: saved.id, ...Object.fromEntries(kept) };
      keepLink(queryClient, saved);
      setAnswered(saved);
      setDone({ undo, undone: isUndo });
      attempts.current = 0;
    },
    onError: (error, { changes }) => {
      setDone(null);
      if (error instanceof SettingsConflict) {
        keepLink(queryClient, error.conflict.now);
        setAnswered(error.conflict.now);
        addFault({ kind: 'conflict', conflict: error.conflict, changes });
      } else {
        if (isProblem(error, 'signup_link_ended')) rereadLink(queryClient, link.id);
        addFault({ kind: 'failed', error, changes });
      }
      // The panel was unmounted while it saved: show the result in a toast.
      if (!shown.current) {
        showFault(
          error instanceof SettingsConflict
            ? i18next.t('conflict.title', { ns: 'signup-links' })
            : problemMessage(error),
        );
      }
    },
    onSettled: (_data, _error, { changes }) => {
      // A later change of the same setting stays unsaved.
      setUnsaved((before) =>
        Object.fromEntries(
          Object.entries(before).filter(
            ([name, value]) => !(name in changes) || changes[name as keyof SettingChanges] !== value,
          ),
        ),
      );
    },
  });

  const newest = answered?.id === link.id && answered.version > link.version ? answered : link;
  const current = withChanges(newest, unsaved);

  /** Saves changes. `seen` is the version that the person saw when they began the change. */
  function save(changes: SettingChanges, seen: SignupLink = current, isUndo = false): void {
    if (namesOf(changes).length === 0 || changesNothing(current, changes)) return;
    setDone(null);
    // A fault stays until its own settings change again; saving another setting does not hide it.
    setFaults((before) => withoutSettings(before, changes));
    setUnsaved((before) => ({ ...before, ...changes }));
    mutation.mutate({ changes, seen, isUndo });
  }

  /** Retries a failed change, or saves it in spite of the conflict. */
  function again(fault: Fault): void {
    setFaults((before) => before.filter((other) => other !== fault));
    save(fault.changes);
  }

  const passing = faults.filter((fault) => fault.kind === 'failed' && passes(fault.error));
  const isPassing = passing.length > 0;
  const repeat = useEffectEvent(() => {
    attempts.current += 1;
    for (const fault of passing) again(fault);
  });
  useEffect(() => (isPassing ? whenBack(() => repeat(), attempts.current) : undefined), [isPassing]);

  const saving = namesOf(unsaved).length > 0;
  const words = (changes: readonly SettingChanges[]) =>
    formatList(
      changes.flatMap(namesOf).map((name) => i18next.t(`setting.${name}`, { ns: 'signup-links' }) as string),
    );
  // A save on its way ends by itself on another page, but not in a closed tab.
  useUnsaved(words([unsaved]), saving, 'tab');
  useUnsaved(words(faults.map(({ changes }) => changes)), faults.length > 0);

  return {
    link: current,
    ended: link.revokedAt !== null || link.replacedAt !== null,
    saving,
    done,
    faults,
    save,
    /** Undoes the last change. */
    undo: () => done?.undo && save(done.undo, current, true),
    again,
    /** Discards the failed or conflicting change. */
    letGo: (fault: Fault) => setFaults((before) => before.filter((other) => other !== fault)),
    /** Returns what a setting would be, had its save not failed: typed text stays in its field. */
    refused<Name extends SettingName & keyof SettingChanges>(name: Name): SettingChanges[Name] | undefined {
      return faults.find(({ changes }) => name in changes)?.changes[name];
    },
    /** Returns the API's reason for refusing one setting. */
    reasonOf(name: SettingName): string | undefined {
      return faults
        .flatMap((fault) => (fault.kind === 'failed' ? Object.entries(fieldErrors(fault.error)) : []))
        .find(([path]) => path === name || path.startsWith(`${name}.`))?.[1];
    },
  };
}

/** Returns the faults of other settings than those that change now. */
function withoutSettings(faults: readonly Fault[], changes: SettingChanges): readonly Fault[] {
  const names = new Set(namesOf(changes));
  return faults.filter((fault) => !namesOf(fault.changes).some((name) => names.has(name)));
}
