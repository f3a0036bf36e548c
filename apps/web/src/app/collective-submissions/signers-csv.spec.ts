import { signersCsv } from './signers-csv';

it('writes signers so that no spreadsheet runs or splits a name', () => {
  const signer = (name: string, sheet: number | null = 1) => ({
    id: 'x',
    sheet,
    line: sheet,
    name,
    code: '380000-00001',
  });
  const written = signersCsv([signer('=2+2'), signer('Zariņa; "Anna"'), signer('Ūna Ābele', null)]);
  expect(written.split('\r\n')).toEqual([
    '\uFEFFlapa;rinda;vards_uzvards;personas_kods',
    "1;1;'=2+2;380000-00001",
    '1;1;"Zariņa; ""Anna""";380000-00001',
    ';;Ūna Ābele;380000-00001',
    '',
  ]);
});
