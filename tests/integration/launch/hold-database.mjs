import { startEmbedded } from '../../../apps/launch/embedded.mjs';

const database = await startEmbedded(() => process.exit(1));
const stop = () => void database.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.stdout.write(`${database.url}\n`);
