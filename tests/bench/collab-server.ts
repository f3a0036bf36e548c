import { Server } from '@hocuspocus/server';
import { freePort, startTestApp } from '../support/app.js';

/** One server in a process of its own: the product, or Hocuspocus with its store in memory. Tells its address. */
if (process.argv[2] === 'ours') {
  const { url } = await startTestApp();
  process.send?.(url);
} else {
  const port = await freePort();
  const server = new Server({ port, address: '127.0.0.1', quiet: true, stopOnSignals: false });
  await server.listen();
  process.send?.(`ws://127.0.0.1:${port}`);
}
process.on('disconnect', () => process.exit(0));
