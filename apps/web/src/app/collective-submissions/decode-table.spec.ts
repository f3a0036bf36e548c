import { decodeTable } from './decode-table';

describe('a table as a file', () => {
  it('is read as UTF-8, with or without its mark', () => {
    const bytes = new TextEncoder().encode('\uFEFFĀdaži;jā');
    expect(decodeTable(bytes.buffer as ArrayBuffer).replace('\uFEFF', '')).toBe('Ādaži;jā');
  });

  it('is read in the Baltic encoding where it is no UTF-8', () => {
    const bytes = Uint8Array.from([0xc2, 0x64, 0x61, 0xfe, 0x69]);
    expect(decodeTable(bytes.buffer)).toBe('Ādaži');
  });
});
