import { existsSync } from 'node:fs';
import { join } from 'node:path';

// In the bundle every module lies in dist/, with what is not code beside it; in the repository it lies in apps/api/src.
const bundled = existsSync(join(import.meta.dirname, 'web'));
const root = bundled ? import.meta.dirname : join(import.meta.dirname, '../../..');

/** The folders and files that are not code. */
export const places = {
  web: bundled ? join(root, 'web') : join(root, 'apps/web/dist'),
  migrations: join(root, 'prisma/migrations'),
  schema: join(root, 'prisma/schema.prisma'),
};
