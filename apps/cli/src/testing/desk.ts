import type { Terminal } from '../command.js';

/** A terminal whose files and output lie in memory. */
export interface Desk extends Terminal {
  /** Files by name; those that are no text as one character for every byte. */
  files: Record<string, string>;
  output: string;
  errors: string;
}

/** A desk with these files. */
export function desk(files: Record<string, string>): Desk {
  const self: Desk = {
    files,
    output: '',
    errors: '',
    env: {},
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT', path });
      return text;
    },
    readBytes: async (path) => {
      const text = await self.readFile(path);
      return Buffer.from(text, text.startsWith('PK') ? 'latin1' : 'utf8');
    },
    readPieces: async function* (path) {
      yield await self.readBytes(path);
    },
    writeFile: async (path, content) => void (files[path] = asText(content)),
    readInput: async () => '',
    ask: async () => null,
    out: (content) => void (self.output += asText(content)),
    err: (text) => void (self.errors += text),
  };
  return self;
}

function asText(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
}
