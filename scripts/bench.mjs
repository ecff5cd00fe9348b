// npm run bench [-- --size 100000 --runs 20 --only /users]:
// measures the lists of a large organization. Not in npm test.
// npm run bench -- paths [--rounds 5 --seconds 5 --people 100000 --only session,start --json FILE]:
// measures the product's most used paths beside their limits.
// npm run bench -- overload [--people 5000 --minutes 10 --only crowd]:
// what more people than the machine can serve are told, and what they get.
// npm run bench -- --sign-in [--pairs 1000]: whether the time of a refused sign-in reveals who has an account.
import { buildDist } from './dist.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const ofBuild = ['paths', 'overload'].find((name) => name === args[0]);
  const part = ofBuild ?? (args.includes('--sign-in') ? 'sign-in' : 'lists');
  await install();
  await prepare();
  if (ofBuild) {
    await buildWeb();
    await buildDist();
  }
  return run(node, [...typescript, `bench/${part}.ts`, ...args]);
});
