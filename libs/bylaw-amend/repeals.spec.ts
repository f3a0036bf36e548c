import { readRepeals } from './index.js';
import { bylaw } from './testing/bylaw.js';

const of = (text: string) => readRepeals(bylaw(text)).map(({ number, adopted }) => [number, adopted]);

describe('repeals of other acts', () => {
  it('reads one act with its day and number', () => {
    const text =
      '1. Atzīt par spēku zaudējušiem Priežu novada domes 2021. gada 5. maija saistošos noteikumus Nr. 12/2021 "Par suņiem".';
    expect(of(text)).toEqual([['12/2021', '2021-05-05']]);
  });

  it('reads several acts in one provision and in a list below it', () => {
    expect(
      of(
        '1. Atzīt par spēku zaudējušiem 2021. gada 5. maija saistošos noteikumus Nr. 12 un 2019. gada 1. jūnija saistošos noteikumus Nr. SN3/2019.',
      ),
    ).toEqual([
      ['12', '2021-05-05'],
      ['SN3/2019', '2019-06-01'],
    ]);
    expect(
      of(
        '1. Atzīt par spēku zaudējušiem:\n1.1. 2021. gada 5. maija saistošos noteikumus Nr. 12;\n1.2. saistošos noteikumus Nr. 7/2020.',
      ),
    ).toEqual([
      ['12', '2021-05-05'],
      ['7/2020', null],
    ]);
  });

  it('repeals nothing that is only named', () => {
    expect(of('1. Noteikumi papildina 2021. gada 5. maija saistošos noteikumus Nr. 12.')).toEqual([]);
    expect(
      of(
        '1. Atzīt par spēku zaudējušiem saistošos noteikumus Nr. 5/2020 "Grozījumi saistošajos noteikumos Nr. 4/2019".',
      ),
    ).toEqual([['5/2020', null]]);
    expect(
      of('1. Persona iesniedz iesniegumu "Atzīt par spēku zaudējušiem saistošos noteikumus Nr. 5".'),
    ).toEqual([]);
  });
});
