// The program of `secondProcess`: serves the test application until the process that started it goes away.
import { buildTestApp } from './test-app.ts';
import { connectTestDatabase } from './test-connection.ts';

const connection = connectTestDatabase(process.argv[2] ?? '');
const { http } = await buildTestApp(connection);
process.send?.(await http.listen({ port: 0, host: '127.0.0.1' }));
process.once('disconnect', () => {
  void http.close().then(() => connection.close());
});
