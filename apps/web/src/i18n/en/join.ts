import link from './join-link.ts';
import notMe from './join-not-me.ts';
import walk from './join-walk.ts';

const join = { ...link, ...notMe, ...walk } as const;

export default join;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof join;
  }
}
