import link from './join-link.ts';
import notMe from './join-not-me.ts';
import wizard from './join-wizard.ts';

const join = { ...link, ...notMe, ...wizard } as const;

export default join;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof join;
  }
}
