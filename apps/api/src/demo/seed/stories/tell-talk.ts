import type { CycleTale } from './budgeting.js';
import type { Discussing } from './discussing.js';
import type { Schedule } from './schedule.js';
import { CITY_IDEAS, CITY_SITTING, COUNTY_SITTING } from './texts/budget-talk.js';
import { CITY_PROJECTS, PROJECTS } from './texts/projects-now.js';

const BUILDER = 'Vilnis Avotiņš';
const GARDENER = 'Sintija Kore';

/** What was said in the county while its projects were written and evaluated. */
export function tellCountyTalk(schedule: Schedule, discussing: Discussing, tale: CycleTale): void {
  const [lamps, , , , ramp, garden, parking] = PROJECTS;
  if (!lamps || !ramp || !garden || !parking) return;
  const on = (ago: number, time: string, work: () => Promise<void>): void =>
    schedule.on(schedule.daysAgo(ago), time, work);
  on(60, '18:10', () =>
    discussing.ask(tale, lamps, 'Velta Krastiņa', 'Vai lampas nespīdēs logos Ezera ielas mājām?', true),
  );
  on(59, '20:05', () =>
    discussing.answer(
      tale,
      lamps,
      'author',
      'Nē, lampas ir zemas un apgaismo tikai taku. Naktī tās iedegas, ja kāds iet garām.',
    ),
  );
  on(52, '17:40', () => discussing.ask(tale, ramp, 'Ieva Liepiņa', 'Kas tīrīs sniegu no rampas?', false));
  on(51, '09:15', () =>
    discussing.answer(
      tale,
      ramp,
      'municipality',
      'Sniegu tīrīs Priežkalnes pagasta pārvalde, tāpat kā no kāpnēm.',
    ),
  );
  on(39, '10:20', () =>
    discussing.giveBack(
      tale,
      garden,
      'Lūdzu, norādiet, kā sadalīs dobes un kas maksās par ūdeni. Pievienojiet šķūnīša izmērus.',
    ),
  );
  on(38, '19:30', () => discussing.submitAgain(tale, garden));
  on(38, '11:00', () =>
    discussing.askSpecialist(tale, lamps, BUILDER, {
      field: 'Apgaismojums un pamati',
      dueOn: schedule.daysAgo(36),
    }),
  );
  on(38, '11:05', () =>
    discussing.askSpecialist(tale, ramp, BUILDER, {
      field: 'Būvniecība un vides pieejamība',
      dueOn: schedule.daysAgo(36),
    }),
  );
  on(37, '15:10', () =>
    discussing.specialistSays(tale, lamps, BUILDER, {
      opinion: 'Pamatiem pietiek ar skrūvpāļiem, būvatļauja nav vajadzīga. Cenas atbilst tirgum.',
    }),
  );
  on(37, '15:25', () =>
    discussing.specialistSays(tale, ramp, BUILDER, {
      interestNote: 'Rampas tāmi sagatavojis mana brāļa uzņēmums.',
    }),
  );
  on(27, '14:00', () => discussing.sit(tale, COUNTY_SITTING));
  on(27, '14:20', () => discussing.vote(tale, garden, [4, 0, 1]));
  on(27, '14:40', () =>
    discussing.vote(
      tale,
      parking,
      [0, 3, 1],
      [{ name: 'Normunds Bite', why: 'veikala īpašnieks ir viņa radinieks' }],
    ),
  );
  on(23, '10:00', () => discussing.publishMinutes(tale));
}

/** What is said in the city, where projects are being submitted. */
export function tellCityTalk(schedule: Schedule, discussing: Discussing, tale: CycleTale): void {
  const [taps, runners, tables, benches] = CITY_PROJECTS;
  if (!taps || !runners || !tables || !benches) return;
  const on = (ago: number, time: string, work: () => Promise<void>): void =>
    schedule.on(schedule.daysAgo(ago), time, work);
  CITY_IDEAS.forEach((idea, index) => {
    on(20, `18:1${index}`, () => discussing.giveIdea(tale, idea));
    on(19, `20:0${index}`, () => discussing.supportIdea(tale, idea));
  });
  on(18, '09:40', () => discussing.orderIdeas(tale, CITY_IDEAS));
  on(10, '18:30', () =>
    discussing.ask(tale, taps, 'Anna Zariņa', 'Vai krāni būs arī tik zemi, ka sasniedz bērni?', true),
  );
  on(9, '08:20', () =>
    discussing.answer(tale, taps, 'author', 'Jā, katram krānam būs otrs izvads 70 cm augstumā.'),
  );
  on(8, '12:00', () =>
    discussing.proposeMerge(
      tale,
      runners,
      taps,
      'Abi projekti ir par dzeramo ūdeni parkos; kopā iznāk lētāk, jo pieslēgumus izbūvē reizē.',
    ),
  );
  on(7, '19:00', () => discussing.agreeToMerge(tale, taps));
  on(3, '10:10', () =>
    discussing.giveBack(
      tale,
      benches,
      'Tāmē trūkst soliņu pamatu. Lūdzu, papildiniet tāmi un precizējiet, cik metru starp soliņiem.',
    ),
  );
  on(2, '09:00', () =>
    discussing.askSpecialist(tale, tables, GARDENER, {
      field: 'Pagalma segums un koki',
      dueOn: schedule.daysAgo(-4),
    }),
  );
  on(2, '17:20', () =>
    discussing.ask(tale, tables, 'Marta Upīte', 'Vai galdi būs pieejami arī vakaros?', false),
  );
  on(1, '14:00', () => discussing.sit(tale, CITY_SITTING));
}
