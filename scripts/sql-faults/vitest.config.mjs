// The usual configuration, with one fault applied to the source while it is loaded. No file is ever changed.
import { appendFileSync } from 'node:fs';
import usual from '../../vitest.config.ts';

const { file, original, faulty, applied } = JSON.parse(process.env.CASEDOOR_SQL_FAULT ?? '{}');
const isFaulty = (id) => file !== undefined && id.split('?')[0].endsWith(`/${file}`);
const plugin = {
  name: 'sql-fault',
  enforce: 'pre',
  // Neither the source nor another fault of the same file may come out of Vitest's cache, nor this one go into it.
  configureVitest({ defineCacheKeyGenerator }) {
    defineCacheKeyGenerator(({ id }) => (isFaulty(id) ? false : undefined));
  },
  transform(code, id) {
    if (!isFaulty(id)) return undefined;
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
