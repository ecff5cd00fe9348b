import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { isUnanswered } from './errors.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * PrismaPg whose transactions send one statement after another. Prisma reads several relations of a row concurrently,
 * also on the one connection of a transaction, which pg 9 refuses (prisma/orm 29407); and a statement that is sent
 * after the ROLLBACK of a transaction that Prisma gave up would commit by itself (prisma/orm 29762): here it fails.
 * A connection that did not answer is closed, not reused: the next transaction would wait for it in vain.
 */
export class SerialPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await startTransaction(isolationLevel);
      const rollback = transaction.rollback.bind(transaction);
      let unanswered = false;
      transaction.rollback = async () => {
        const { client } = transaction as unknown as { client: pg.PoolClient };
        return unanswered ? client.release(true) : rollback();
      };
      return serialize(transaction, () => {
        unanswered = true;
      });
    };
    return adapter;
  }
}

/**
 * Queues a transaction's statements one after another, and refuses those sent after its end, and after a statement that
 * the server did not answer (then calls `onUnanswered`).
 */
export function serialize<T extends Pick<Transaction, 'queryRaw' | 'executeRaw'>>(
  transaction: T,
  onUnanswered: () => void = () => undefined,
): T {
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  const inTurn =
    <Query extends { sql: string }, Result>(send: (query: Query) => Promise<Result>) =>
    (query: Query): Promise<Result> => {
      const result = last.then(() => {
        if (ended) throw new Error('The transaction has ended.');
        ended = query.sql === 'COMMIT' || query.sql === 'ROLLBACK';
        return send(query).catch((error: unknown) => {
          if (isUnanswered(error)) {
            ended = true;
            onUnanswered();
          }
          throw error;
        });
      });
      // The next statement runs whether this one fails or not.
      last = result.catch(() => undefined);
      return result;
    };
  transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction));
  return transaction;
}
