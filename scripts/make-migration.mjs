// npm run make-migration NAME: writes the SQL from the last migration's schema to prisma/schema.prisma.
import { install } from './install.mjs';
import { node, run, runMain, Stop, typescript } from './workspace.mjs';

await runMain(async () => {
  const [name] = process.argv.slice(2);
  if (!/^[a-z0-9_]+$/.test(name ?? '')) {
    throw new Stop('Name the migration in snake_case: npm run make-migration add_case_tags');
  }
  await install();
  return run(node, [...typescript, 'prisma/make-migration.ts', name]);
});
