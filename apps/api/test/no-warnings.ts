// Two statements at once on one connection: pg 9 refuses what pg 8 only warns of.
function refuseStatementsAtOnce(warning: Error): void {
  if (warning.message.includes('already executing a query')) throw warning;
}

// This file runs for each test file, its process for many.
if (!process.listeners('warning').some(({ name }) => name === refuseStatementsAtOnce.name))
  process.on('warning', refuseStatementsAtOnce);
