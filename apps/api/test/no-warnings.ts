// Two statements at once on one connection: pg 9 refuses what pg 8 only warns of.
process.on('warning', (warning) => {
  if (warning.message.includes('already executing a query')) throw warning;
});
