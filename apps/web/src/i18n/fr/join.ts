import link from './join-link.ts';
import walk from './join-walk.ts';

export default { ...link, ...walk };
