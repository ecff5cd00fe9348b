// The usual configuration, with one fault applied to the source while it is loaded. No file is ever changed.
import { appendFileSync } from 'node:fs';
import usual from '../../vitest.config.ts';

const { file, original, faulty, applied } = JSON.parse(process.env.CASEDOOR_SQL_FAULT ?? '{}');
const plugin = {
  name: 'sql-fault',
  enforce: 'pre',
  transform(code, id) {
    if (!file || !id.split('?')[0].endsWith(`/${file}`)) return undefined;
    if (!code.includes(original)) throw new Error(`${file} does not contain ${original}`);
    appendFileSync(applied, 'applied\n');
    return { code: code.replace(original, () => faulty), map: null };
  },
};

export default {
  ...usual,
  test: {
    ...usual.test,
    projects: usual.test.projects
      .filter((project) => project.test?.name === 'api')
      .map((project) => Object.assign({}, project, { plugins: [...(project.plugins ?? []), plugin] })),
  },
};
