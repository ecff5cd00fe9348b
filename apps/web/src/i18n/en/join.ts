import first from './join-link.ts';
import later from './join-later.ts';

/** The invitee's catalog. A browser loads it in two parts. */
const join = {
  ...first,
  ...later,
  discreet: { ...first.discreet, ...later.discreet },
  problems: { ...first.problems, ...later.problems },
  fields: { ...first.fields, ...later.fields },
} as const;

export default join;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof join;
  }
}
