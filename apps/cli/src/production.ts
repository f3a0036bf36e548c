import { ConfigError, readConfig, type Config } from '../../api/src/platform/config/config.js';
import { claimInstallation } from '../../api/src/platform/database/installation.js';
import { CommandRefused, type CommandCall } from './command.js';

/** The configuration of the production installation that a command works on. @throws CommandRefused where it is incomplete. */
export function productionConfig({ io }: CommandCall): Config {
  try {
    return readConfig({ ...io.env, VIETVARA_MODE: 'production' });
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Makes sure that the database belongs to production. @throws CommandRefused where it belongs to a demo. */
export async function claim(config: Config): Promise<void> {
  await claimInstallation(config.databaseUrl, config.mode).catch((error: unknown) => {
    throw asRefusal(error);
  });
}

function asRefusal(error: unknown): unknown {
  return error instanceof ConfigError
    ? new CommandRefused([{ code: 'configuration', params: { reason: error.message } }])
    : error;
}
