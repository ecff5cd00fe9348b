import pg from 'pg';

/** Runs `work` and returns its answer with the SQL of every statement that was sent meanwhile, in order. */
export async function recordStatements<T>(work: () => Promise<T>): Promise<{ answer: T; sent: string[] }> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [config] = args as [string | { text?: string }];
    sent.push(typeof config === 'string' ? config : (config.text ?? ''));
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    return { answer: await work(), sent };
  } finally {
    pg.Client.prototype.query = query;
  }
}
