import type { Command } from '../command.js';
import { importFile, readAct } from '../read-act.js';
import { assetsJson } from '../write-act.js';

/** `vietvara import FILE`: the documents that the importer recognises, as JSON; what it is unsure of as findings. */
export const importCommand: Command = {
  usage: 'import FILE',
  summary: 'Reads .docx, .md, .txt, likumi.lv HTML, Akoma Ntoso or its own JSON into a document (JSON)',
  options: [],
  operands: 1,
  async run({ operands, io }) {
    const [path = ''] = operands;
    if (path.endsWith('.json')) {
      const { doc, memorandum, meta, threads, assets } = await readAct(path, io, 'keep');
      const read = {
        document: doc.toJSON() as unknown,
        memorandum: (memorandum?.toJSON() ?? null) as unknown,
        meta,
      };
      const more = { ...(threads.length > 0 ? { threads } : {}), ...assetsJson([...assets.values()]) };
      return { result: JSON.stringify({ ...read, ...more }, null, 2), findings: [] };
    }
    const read = importFile(path, await io.readBytes(path));
    const { document, memorandum, meta, recognised, setAside, findings, assets, threads } = read;
    const act = { document, memorandum, meta, recognised, setAside };
    const more = { ...(threads.length > 0 ? { threads } : {}), ...assetsJson(assets) };
    return { result: JSON.stringify({ ...act, ...more }, null, 2), findings };
  },
};
