import type { Paper } from '#libs/bylaw-exchange';
import type { AgendaItemView, MinutesView, SittingView } from '#libs/contracts';
import { sittingMinutesPaper, type MinutesFacts, type MinutesReader } from './minutes-paper.js';

const item = (change: Partial<AgendaItemView>): AgendaItemView => ({
  id: 'a',
  purpose: 'adoption',
  position: 1,
  title: 'Par zemes nomu',
  rapporteur: null,
  dossier: null,
  bylawVersionId: null,
  memorandumVersionId: null,
  materialsAt: null,
  addedAtSitting: null,
  outcome: 'adopted',
  decision: { number: '7/1', day: '2026-11-05' },
  minutesRef: null,
  counts: null,
  votes: [
    { name: 'Aija Siliņa', choice: 'for', conflict: false },
    { name: 'Juris Vītols', choice: 'not_participating', conflict: true },
  ],
  signatures: [],
  number: null,
  registerNumber: null,
  essence: null,
  unbudgeted: false,
  amendments: 0,
  corrections: 0,
  refusedOn: null,
  againOf: null,
  again: null,
  signBy: null,
  version: 1,
  ...change,
});

const sitting: SittingView = {
  id: 's',
  kind: 'extraordinary',
  repeatLevel: 1,
  day: '2026-11-05',
  time: '10:00',
  place: 'Domes zāle',
  streamUrl: null,
  state: 'closed',
  chair: 'Juris Vītols',
  committee: null,
  mode: 'mixed',
  items: 2,
  bylaws: 0,
  calledOff: null,
  chairId: 'c',
  minutesNumber: '12',
  materialsBy: null,
  notice: null,
  drafts: null,
  councilSize: 3,
  committeeId: null,
  committeeChairId: null,
  urgency: null,
  repeatsId: null,
  repeatedBy: null,
  calledOffReason: null,
  undealt: [],
  changedOn: null,
  request: null,
  ministerInformedOn: null,
  repeatWindow: null,
  councillors: [
    { personId: 'a', name: 'Aija Siliņa', presence: 'remote' },
    { personId: 'c', name: 'Juris Vītols', presence: 'present' },
    { personId: 'v', name: 'Vita Riekstiņa', presence: 'absent' },
  ],
  agenda: [
    item({ rapporteur: 'Andris Kalniņš' }),
    item({ id: 'b', position: 2, title: 'Par pabalstu Annai', essence: 'Par palīdzību ģimenei' }),
  ],
  version: 1,
};

const minutes: MinutesView = {
  version: 1,
  minutes: {
    keeper: 'Kristīne Liepa, domes sekretāre',
    openedTime: '10:00',
    closedTime: '12:25',
    others: 'Andris Kalniņš, nodaļas vadītājs',
    absences: 'Vita Riekstiņa: slimība',
    notes: null,
    signedOn: '2026-11-07',
  },
  published: { minutes: null, decisions: null, recording: null },
  terms: [],
  statements: [
    {
      author: 'Aija Siliņa',
      item: 'Par palīdzību ģimenei',
      text: 'Anna to pelnījusi.',
      day: '2026-11-09',
      late: false,
    },
  ],
  attendance: [],
  amendments: [],
  agendaVotes: [
    {
      question: 'remove',
      item: 'Par ielām',
      majority: 'two_thirds',
      carried: true,
      counts: { for: 2, against: 0, abstain: 0, notParticipating: 0, present: 2, councilSize: 3 },
      votes: [{ name: 'Aija Siliņa', choice: 'for', conflict: false }],
    },
  ],
};

const facts: MinutesFacts = {
  council: 'Vidzāles novada dome',
  sitting,
  minutes,
  debates: new Map([['b', 'Par Annas pabalstu runā Aija Siliņa.']]),
};

function words(reader: MinutesReader): string {
  const paper: Paper = sittingMinutesPaper(facts, reader);
  const texts = paper.blocks.map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.join(' | ')).join('\n') : block.text,
  );
  return [paper.title, ...texts].join('\n');
}

describe('minutes of a sitting as a document', () => {
  it('have everything that the law lists', () => {
    const text = words('signing');
    for (const part of [
      'Sēdes protokols Nr. 12',
      'Domes sēde (ārkārtas, atkārtota, daļēji slēgta)',
      'Domes zāle, 05.11.2026. plkst. 10:00',
      'plkst. 10:00–12:25',
      'Protokolē | Kristīne Liepa, domes sekretāre',
      'Piedalās | Aija Siliņa (attālināti), Juris Vītols',
      'Nepiedalās | Vita Riekstiņa',
      'Neierašanās iemesli | Vita Riekstiņa: slimība',
      'Vārds dots arī | Andris Kalniņš, nodaļas vadītājs',
      'Par izslēgšanu no darba kārtības: Par ielām. Pieņemts.',
      '2. Par pabalstu Annai',
      'Par Annas pabalstu runā Aija Siliņa.',
      'Pieņemts. Lēmums Nr. 7/1, 05.11.2026.',
      'Par | 1 | Aija Siliņa',
      'Nepiedalās | 1 | Juris Vītols (interešu konflikts)',
      'Sēdes vadītājs | Juris Vītols | 07.11.2026.',
      'Anna to pelnījusi.',
    ])
      expect(text).toContain(part);
  });

  it('show everybody of a closed matter only its essence, and nobody’s reasons to be away', () => {
    const text = words('public');
    expect(text).toContain('2. Par palīdzību ģimenei');
    expect(text).toContain('Slēgts jautājums. Pieņemts. Lēmums Nr. 7/1, 05.11.2026.');
    expect(text).not.toMatch(/Ann[aāu]|slimība/);
    expect(text).toContain('1. Par zemes nomu');
  });
});
