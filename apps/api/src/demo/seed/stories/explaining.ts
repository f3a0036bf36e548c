import { emptyAdministrativeCosts } from '#libs/memorandum-rules';
import type { AdministrativeCosts, FiscalTable, LegalDay, LobbyContactInput } from '#libs/contracts';
import type { RecordLobbyContact, SaveCalculation } from '../../../memorandum/index.js';
import { Drafting, type Tale } from './drafting.js';
import type { Schedule } from './schedule.js';

/** What the memorandum on scholarships rests on: money over four years and what applying costs. */
function scholarships(year: number): { fiscal: FiscalTable; administrative: AdministrativeCosts } {
  const administrative = emptyAdministrativeCosts();
  const { groups } = administrative;
  groups.business.noImpact = 'noteikumi darba devējiem pienākumu nerada';
  groups.private = {
    rate: { cents: 900, source: 'pašvaldības pieņēmums demonstrācijas vajadzībām' },
    obligations: [
      {
        who: 'Studējošais',
        what: 'aizpilda un iesniedz pieteikumu',
        now: null,
        future: { minutes: 90, costs: 0, subjects: 45, times: 1000 },
      },
      {
        who: 'Stipendiāts',
        what: 'iesniedz augstskolas izziņu par sekmēm',
        now: null,
        future: { minutes: 20, costs: 0, subjects: 20, times: 2000 },
      },
    ],
    noImpact: '',
  };
  groups.budget = {
    rate: { cents: 1200, source: 'pašvaldības pieņēmums demonstrācijas vajadzībām' },
    obligations: [
      {
        who: 'Izglītības nodaļa',
        what: 'izvērtē pieteikumus',
        now: null,
        future: { minutes: 60, costs: 0, subjects: 45, times: 1000 },
      },
    ],
    noImpact: '',
  };
  return {
    fiscal: {
      kind: 'fiscal',
      firstYear: year,
      years: 4,
      lines: [
        {
          direction: 'expenditure',
          name: 'Stipendijas',
          source: 'pašvaldības pamatbudžets, izglītības nozares līdzekļi',
          unit: 'stipendijas mēneši',
          amounts: [4, 10, 10, 10].map((months) => ({ quantity: 20 * months * 1000, price: 18_000 })),
        },
        {
          direction: 'revenue',
          name: 'Uzņēmēju līdzmaksājums',
          source: 'sadarbības līgumi ar darba devējiem',
          unit: null,
          amounts: [0, 200_000, 300_000, 300_000].map((cents) => ({ cents })),
        },
      ],
      assumptions: 'Vidējā stipendija 180 euro mēnesī; pirmajā gadā maksā no septembra.',
    },
    administrative,
  };
}

const CONTACT: Omit<LobbyContactInput, 'day'> = {
  lobbyist: 'organisation',
  name: 'Vidzāles uzņēmēju klubs',
  onBehalfOf: '',
  form: 'meeting',
  subject: 'Kādas profesijas darba devējiem trūkst visvairāk',
  proposal: 'Stipendijas paredzēt arī topošajiem enerģētiķiem',
  outcome: 'partly',
  reason: 'Profesiju sarakstu katru gadu apstiprina dome, tāpēc noteikumos to nenosauc',
};

/** What a lawyer computes and writes down for the memorandum of a by-law. */
export class Explaining {
  constructor(
    private readonly drafting: Drafting,
    private readonly calculations: SaveCalculation,
    private readonly contacts: RecordLobbyContact,
  ) {}

  /** Both calculations and a contact with a lobbyist, the day after the draft was begun. */
  tell(schedule: Schedule, tale: Tale, day: LegalDay): void {
    schedule.on(day, '10:10', () => this.compute(tale, Number(day.slice(0, 4))));
    schedule.on(day, '16:30', () => this.met(tale, day));
  }

  private async compute(tale: Tale, year: number): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    const { fiscal, administrative } = scholarships(year);
    await this.calculations.run(actor, place, tale.id, 'fiscal', { version: 0, data: fiscal });
    await this.calculations.run(actor, place, tale.id, 'administrative', {
      version: 0,
      data: administrative,
    });
  }

  private async met(tale: Tale, day: LegalDay): Promise<void> {
    const { place, actor } = await this.drafting.as(tale, tale.staff.lawyer);
    await this.contacts.add(actor, place, tale.id, { ...CONTACT, day });
  }
}
