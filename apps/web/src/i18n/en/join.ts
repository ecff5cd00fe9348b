import link from './join-link.ts';
import walk from './join-walk.ts';

const join = { ...link, ...walk } as const;

export default join;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof join;
  }
}
