import { expect, it } from 'vitest';
import { schemaDifference } from '../../../prisma/schema-difference.ts';
import { createTestDatabase } from './test-database.ts';

it('is one: what the migrations make is what schema.prisma says', async () => {
  const { url, drop } = await createTestDatabase();
  try {
    expect(await schemaDifference(url)).toBeNull();
  } finally {
    await drop();
  }
});
