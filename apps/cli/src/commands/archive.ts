import { verifyPackage } from '../../../api/src/records/archive/verify-package.js';
import { EXIT, UsageError, type Command } from '../command.js';

/** `vietvara archive verify FILE`: whether a package from the product holds; needs no database. */
export const archiveCommand: Command = {
  usage: 'archive verify FILE',
  summary: 'Checks every file of an archive package against its manifest',
  options: [],
  operands: 2,
  async run({ operands, io }) {
    const [verb, path = ''] = operands;
    if (verb !== 'verify') throw new UsageError(`There is no "archive ${verb}".`);
    const { manifest, files, faults } = verifyPackage(await io.readBytes(path));
    const intact = faults.length === 0;
    return {
      result: JSON.stringify(
        {
          intact,
          subject: manifest?.subject ?? null,
          municipality: manifest?.municipality ?? null,
          madeAt: manifest?.madeAt ?? null,
          restricted: manifest?.restricted ?? null,
          files,
        },
        null,
        2,
      ),
      ...(intact ? {} : { findings: faults }),
      exit: intact ? EXIT.done : EXIT.refused,
    };
  },
};
