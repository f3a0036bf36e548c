import type { Command } from '../command.js';
import { importFile } from '../read-act.js';
import { assetsJson } from '../write-act.js';

/** `vietvara import FILE`: the documents that the importer recognises, as JSON; what it is unsure of as findings. */
export const importCommand: Command = {
  usage: 'import FILE',
  summary: 'Reads .docx, .md, .txt, likumi.lv HTML or Akoma Ntoso into a document (JSON)',
  options: [],
  operands: 1,
  async run({ operands, io }) {
    const [path = ''] = operands;
    const read = importFile(path, await io.readBytes(path));
    const { document, memorandum, meta, recognised, setAside, findings, assets, threads } = read;
    const act = { document, memorandum, meta, recognised, setAside };
    const more = { ...(threads.length > 0 ? { threads } : {}), ...assetsJson(assets) };
    return { result: JSON.stringify({ ...act, ...more }, null, 2), findings };
  },
};
