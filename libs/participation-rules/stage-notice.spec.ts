import { BYLAW_TOPICS } from '#libs/contracts';
import {
  earlierEventLine,
  earlierStageLine,
  stageNoticeForm,
  type StageNoticeFacts,
} from './stage-notice.js';

const FACTS: StageNoticeFacts = {
  code: '26-SN-VID-4',
  title: 'Par dalītu atkritumu vākšanu',
  topic: 'waste',
  territory: '',
  municipality: 'Vidzāles novads',
  question: 'Kur trūkst konteineru?',
  summary: 'Turpmāk šķiro arī lauku mājās.',
  aim: ['Mērķis ir šķirot.', 'Alternatīvas nav.'],
  responsible: { name: 'Ilze Bērziņa', phone: '64000001', email: '' },
  targetGroups: ['Lauku māju īpašnieki'],
  channels: ['web', 'post'],
  opens: '2026-03-02',
  closes: '2026-03-16',
  url: 'https://www.vidzale.example/26',
  earlier: [earlierStageLine('2026-01-20', 12), earlierEventLine('Iecere', '2025-12-01')],
};
const cell = (facts: StageNoticeFacts, head: string): string =>
  stageNoticeForm(facts)
    .rows.find(([label]) => label?.[0]?.startsWith(head))?.[1]
    ?.join('\n') ?? '';

describe('form 1 of an opinion stage', () => {
  it('has the ten rows of the regulation, filled from what was written once', () => {
    const { title, rows } = stageNoticeForm(FACTS);
    expect([title, rows.length]).toEqual(['Paziņojums par līdzdalības iespējām', 10]);
    expect(rows.every(([, text]) => text !== undefined && text.length > 0)).toBe(true);
    expect(cell(FACTS, 'Norises laiks')).toBe('2026. gada 2. marts – 2026. gada 16. marts');
    expect(cell(FACTS, 'Sākotnēji')).toBe('Mērķis ir šķirot.\nAlternatīvas nav.');
    expect(cell(FACTS, 'Teritorija')).toBe('Vidzāles novads (visa administratīvā teritorija)');
    expect(cell({ ...FACTS, territory: 'Kalnmuižas pagasts' }, 'Teritorija')).toBe('Kalnmuižas pagasts');
    expect(cell(FACTS, 'Atbildīgā')).toBe('Ilze Bērziņa, 64000001');
  });

  it('says what earlier participation came to, and how opinions are given', () => {
    const text = cell(FACTS, 'Informācija');
    expect(text).toContain('līdz 2026. gada 20. janvārim saņemto viedokļu skaits: 12.');
    expect(text).toContain('„Iecere”, kopsavilkums apstiprināts 2025. gada 1. decembrī.');
    expect(text).toContain('tīmekļvietnē, pa pastu');
    expect(text).toContain('https://www.vidzale.example/26');
  });

  it('names every area of policy', () => {
    const areas = BYLAW_TOPICS.map((topic) => cell({ ...FACTS, topic }, 'Politikas joma'));
    expect(new Set(areas).size).toBe(BYLAW_TOPICS.length);
  });
});
