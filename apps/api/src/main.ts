import { startApp } from './app.js';
import { seedDemo } from './demo/seed/seed-demo.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { claimInstallation } from './platform/database/installation.js';
import { migrate } from './platform/database/migrate.js';
import { startFailure } from './start-failure.js';

/** Longer than this nobody waits for a process to end. */
const SHUTDOWN_MS = 8_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await migrate(config.databaseUrl, process.env['VIETVARA_MIGRATIONS'] ?? 'migrations');
  await claimInstallation(config.databaseUrl, config.mode);
  const app = await startApp(config, config.mode === 'demo' ? seedDemo : undefined);
  // The launcher prints the address when everything is there.
  process.send?.('started');
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : startFailure(error)}\n`);
  process.exit(1);
});
