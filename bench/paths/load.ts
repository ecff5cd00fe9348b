import { openConnection, type Exchange } from './connection.ts';
import { percentile } from './statistics.ts';

/** What to send. The requests are a fixed list: whatever happens, no more than these are sent. */
export interface Load {
  port: number;
  /** Whole HTTP/1.1 requests; each is sent once, unless `repeat` is set. */
  requests: string[];
  /** How many times the list is sent at most. */
  repeat: number;
  /** How many requests are under way at any time. */
  atOnce: number;
  /** No request begins after this many seconds. */
  seconds: number;
  /** The status of a good answer. */
  expected: number;
}

/** What came back. */
export interface Answers {
  good: number;
  /** How many requests were answered with each other status, with the code of its problem. */
  refused: Record<string, number>;
  /** From the first request to the last answer. */
  seconds: number;
  /** Of good answers, in milliseconds. */
  p50: number;
  p99: number;
  /** CPU of the load generator, in milliseconds. */
  cpu: number;
}

// The load generator: a process of its own, whose CPU is counted apart.
process.on('message', (load: Load) => {
  void send(load).then((answers) => process.send?.(answers));
});

async function send({ port, requests, repeat, atOnce, seconds, expected }: Load): Promise<Answers> {
  const times: number[] = [];
  const refused: Record<string, number> = {};
  const most = requests.length * repeat;
  let sent = 0;
  const connections = await Promise.all(Array.from({ length: atOnce }, () => openConnection(port)));
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const keepSending = async (exchange: Exchange) => {
    while (sent < most && performance.now() - began < seconds * 1000) {
      const request = requests[sent % requests.length] ?? '';
      sent += 1;
      const start = performance.now();
      const { status, body } = await exchange(request);
      if (status === expected) times.push(performance.now() - start);
      else {
        const what = `${status} ${/"code":"(\w+)"/.exec(body)?.[1] ?? ''}`.trim();
        refused[what] = (refused[what] ?? 0) + 1;
      }
    }
  };
  await Promise.all(connections.map(({ exchange }) => keepSending(exchange)));
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const { close } of connections) close();
  return {
    good: times.length,
    refused,
    seconds: took / 1000,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpu: (user + system) / 1000,
  };
}
