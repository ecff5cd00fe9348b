import link from './join-link.ts';
import notMe from './join-not-me.ts';
import wizard from './join-wizard.ts';

export default { ...link, ...notMe, ...wizard };
