type Details = Error & { code?: string; port?: number; address?: string; path?: string; errors?: Error[] };

const SENTENCES: Record<string, (error: Details) => string> = {
  EADDRINUSE: (error) => `Port ${error.port} is taken by another program; set PORT to a free one.`,
  EACCES: (error) =>
    error.port
      ? `Port ${error.port} needs more rights than this account has; set PORT to one above 1023.`
      : noAccess(error),
  EPERM: noAccess,
  EROFS: noAccess,
  EADDRNOTAVAIL: (error) => `This machine has no address ${error.address}; check HOST.`,
  ECONNREFUSED: () => 'No PostgreSQL answers at the address of DATABASE_URL.',
  ENOENT: (error) =>
    error.path?.includes('.s.PGSQL')
      ? 'DATABASE_URL names no host.'
      : `There is no ${error.path ?? 'such file'}.`,
  ENOTFOUND: () => 'The host of DATABASE_URL is not known.',
  ETIMEDOUT: () => 'The host of DATABASE_URL does not answer.',
  '28P01': () => 'PostgreSQL refuses the password of DATABASE_URL.',
  '28000': () => 'PostgreSQL refuses the account of DATABASE_URL.',
  '3D000': () => 'The database of DATABASE_URL does not exist.',
  '42501': () => 'The account of DATABASE_URL may not create tables in this database.',
  '53300': () => 'PostgreSQL has no free connections.',
  '57P03': () => 'PostgreSQL is starting or stopping; try again in a moment.',
};

/** The one sentence an operator needs; the whole error for what nobody foresaw. */
export function startFailure(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause ?? (at as Details).errors?.[0]) {
    const sentence = SENTENCES[(at as Details).code ?? ''];
    if (sentence) return sentence(at);
    const driverError =
      'driverError' in at && at.driverError instanceof Error ? (at.driverError as Details) : null;
    const fromDriver = driverError && SENTENCES[driverError.code ?? ''];
    if (fromDriver) return fromDriver(driverError);
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function noAccess(error: Details): string {
  return `This account may not write to ${error.path ?? 'its files'}.`;
}
