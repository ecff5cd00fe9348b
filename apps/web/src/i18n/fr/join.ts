import link from './join-link.ts';
import notMe from './join-not-me.ts';
import walk from './join-walk.ts';

export default { ...link, ...notMe, ...walk };
