// Two concurrent statements on one connection: pg 9 refuses them, pg 8 only warns.
function refuseStatementsAtOnce(warning: Error): void {
  if (warning.message.includes('already executing a query')) throw warning;
}

// This file runs once per test file; one process runs many.
if (!process.listeners('warning').some(({ name }) => name === refuseStatementsAtOnce.name))
  process.on('warning', refuseStatementsAtOnce);
