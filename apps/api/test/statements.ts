import pg from 'pg';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** Runs `work` and returns its answer with the SQL of every statement that was sent meanwhile, in order. */
export async function recordStatements<T>(work: () => Promise<T>): Promise<{ answer: T; sent: string[] }> {
  const sent: string[] = [];
  const client = pg.Client.prototype as unknown as { query: Query };
  const original = client.query;
  client.query = function record(this: pg.Client, ...args) {
    const [config] = args as [string | { text?: string }];
    sent.push(typeof config === 'string' ? config : (config.text ?? ''));
    return original.apply(this, args);
  };
  try {
    return { answer: await work(), sent };
  } finally {
    client.query = original;
  }
}
