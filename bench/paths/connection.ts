import { connect } from 'node:net';

interface Answer {
  status: number;
  body: string;
}

/** Sends a whole HTTP/1.1 request and returns its answer. */
export type Exchange = (request: string) => Promise<Answer>;

/**
 * A connection to this machine that is kept, with one request under way at a time. A plain socket: an HTTP client would
 * cost more than the fastest server that is measured.
 */
export async function openConnection(port: number): Promise<{ exchange: Exchange; close: () => void }> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = '';
  let resolve: (answer: Answer) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  // One character is one byte, so that lengths can be compared.
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    const end = received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = received.slice(0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const status = Number(head.slice(9, 12));
    if (length === undefined && status !== 204) {
      socket.destroy(new Error(`An answer without a length: ${head}`));
      return;
    }
    const body = received.slice(end + 4);
    if (body.length < Number(length ?? 0)) return;
    received = '';
    resolve({ status, body });
  });
  socket.on('error', (error) => reject(error));
  socket.on('close', () => reject(new Error('The server closed the connection.')));
  const exchange: Exchange = (request) =>
    new Promise((done, fail) => {
      resolve = done;
      reject = fail;
      socket.write(request, 'latin1');
    });
  return { exchange, close: () => socket.destroy() };
}
