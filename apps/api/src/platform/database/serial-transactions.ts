import { PrismaPg } from '@prisma/adapter-pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * PrismaPg whose transactions send one statement after another. Prisma reads several relations of a row concurrently,
 * also on the one connection of a transaction, which pg 9 refuses (prisma/orm 29407); and a statement that is sent
 * after the ROLLBACK of a transaction that Prisma gave up would commit by itself (prisma/orm 29762): here it fails.
 */
export class SerialPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => serialize(await startTransaction(isolationLevel));
    return adapter;
  }
}

/** Queues a transaction's statements one after another, and refuses those sent after its end. */
export function serialize<T extends Pick<Transaction, 'queryRaw' | 'executeRaw'>>(transaction: T): T {
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  const inTurn =
    <Query extends { sql: string }, Result>(send: (query: Query) => Promise<Result>) =>
    (query: Query): Promise<Result> => {
      const result = last.then(() => {
        if (ended) throw new Error('The transaction has ended.');
        ended = query.sql === 'COMMIT' || query.sql === 'ROLLBACK';
        return send(query);
      });
      // The next statement runs whether this one fails or not.
      last = result.catch(() => undefined);
      return result;
    };
  transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction));
  return transaction;
}
