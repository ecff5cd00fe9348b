import accessibility from './join-accessibility.ts';
import notMe from './join-not-me.ts';
import waiting from './join-waiting.ts';
import wizard from './join-wizard.ts';

/** What the invitee's pages after the link page say: loaded with the first of them. */
const later = { ...waiting, ...wizard, ...notMe, ...accessibility } as const;

export default later;
