import first from './join-link.ts';
import later from './join-later.ts';

export default {
  ...first,
  ...later,
  discreet: { ...first.discreet, ...later.discreet },
  problems: { ...first.problems, ...later.problems },
  fields: { ...first.fields, ...later.fields },
};
