import type { Command } from '../command.js';
import { importText } from '../read-act.js';

/** `vietvara import FILE`: the documents that the importer recognises, as JSON; what it is unsure of as findings. */
export const importCommand: Command = {
  usage: 'import FILE',
  summary: 'Reads .md, .txt or likumi.lv HTML into a document (JSON)',
  options: [],
  operands: 1,
  async run({ operands, io }) {
    const [path = ''] = operands;
    const { document, memorandum, meta, recognised, setAside, findings } = importText(
      path,
      await io.readFile(path),
    );
    return {
      result: JSON.stringify({ document, memorandum, meta, recognised, setAside }, null, 2),
      findings,
    };
  },
};
