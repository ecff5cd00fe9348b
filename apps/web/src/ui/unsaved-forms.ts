import { createContext, useContext, useId, useLayoutEffect, useSyncExternalStore } from 'react';

/** What loses a form's text: only closing the tab, another page as well, or even another query of the same page. */
export type LostBy = 'tab' | 'page' | 'address';

/** A form with text that is not saved. */
export interface UnsavedForm {
  id: string;
  /** What people call it. */
  name: string;
  lostBy: LostBy;
  /** The dialogs that it is in, the outermost first. */
  dialogs: readonly string[];
}

/** Something that waits for the answer whether the unsaved text of some forms may be lost. */
interface Question {
  /** The dialog to be closed; null: the page is left. */
  dialog: string | null;
  proceed: () => void;
}

interface State {
  forms: readonly UnsavedForm[];
  question: Question | null;
}

// One document, one registry: whichever guard React Router asks, it knows every form of the page.
let state: State = { forms: [], question: null };
const listeners = new Set<() => void>();

const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();

function setState(next: Partial<State>): void {
  state = { ...state, ...next };
  if (state.forms.length > 0) window.addEventListener('beforeunload', askBeforeUnload);
  else window.removeEventListener('beforeunload', askBeforeUnload);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function drop(id: string): void {
  if (state.forms.some((form) => form.id === id))
    setState({ forms: state.forms.filter((form) => form.id !== id) });
}

/** The dialogs around a component, the outermost first. */
export const DialogsContext = createContext<readonly string[]>([]);

/**
 * Registers a form while it holds text that is not saved: whoever leaves its page or closes its dialog is asked first,
 * with the form's name. Returns a function that takes it out at once, for a save that leads to another page.
 */
export function useUnsaved(name: string, unsaved: boolean, lostBy: LostBy = 'page'): () => void {
  const id = useId();
  const dialogs = useContext(DialogsContext);
  useLayoutEffect(() => {
    if (!unsaved) return undefined;
    setState({ forms: [...state.forms, { id, name, lostBy, dialogs }] });
    return () => drop(id);
  }, [id, name, unsaved, lostBy, dialogs]);
  return () => drop(id);
}

/** Returns the forms that another page loses or, where only the query changes, another address of the same page. */
export function formsLostBy(forms: readonly UnsavedForm[], samePage: boolean): readonly UnsavedForm[] {
  return forms.filter(({ lostBy }) => lostBy === 'address' || (lostBy === 'page' && !samePage));
}

/** Returns the forms that would be lost with a dialog; null: with the page. */
export function formsLostWith(forms: readonly UnsavedForm[], dialog: string | null): readonly UnsavedForm[] {
  return dialog === null
    ? formsLostBy(forms, false)
    : formsLostBy(forms, false).filter(({ dialogs }) => dialogs.includes(dialog));
}

/** Does something that ends a dialog (null: the page); where unsaved text would be lost, only after a yes. */
export function proceedUnlessUnsaved(dialog: string | null, proceed: () => void): void {
  if (formsLostWith(state.forms, dialog).length === 0) proceed();
  else setState({ question: { dialog, proceed } });
}

/** Ends the question that stands. */
export function endQuestion(): void {
  setState({ question: null });
}

/** Forgets every form: the page that holds them ends. */
export function forgetUnsavedForms(): void {
  setState({ forms: [] });
}

/** The forms that are unsaved at this moment, outside React. */
export function unsavedForms(): readonly UnsavedForm[] {
  return state.forms;
}

/** The unsaved forms, and the question that stands. */
export function useUnsavedState(): State {
  return useSyncExternalStore(subscribe, () => state);
}

/** Whether a question about unsaved text stands, above every dialog. */
export function useQuestionStands(): boolean {
  return useSyncExternalStore(subscribe, () => state.question !== null);
}
