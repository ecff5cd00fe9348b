import accessibility from './join-accessibility.ts';
import notMe from './join-not-me.ts';
import waiting from './join-waiting.ts';
import wizard from './join-wizard.ts';

export default { ...waiting, ...wizard, ...notMe, ...accessibility };
