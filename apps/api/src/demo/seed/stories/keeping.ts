import type { INestApplicationContext, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessDirectory } from '../../../platform/access/access-directory.js';
import { AccessLog } from '../../../platform/access-log/access-log.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HandleRequest } from '../../../records/requests/handle-request.js';
import { RegisterRequest } from '../../../records/requests/register-request.js';
import { RetentionScheme } from '../../../records/retention/retention-scheme.js';
import { Cast } from './cast.js';
import { Schedule } from './schedule.js';

const PLACE = 'vidzale';
const OFFICER = 'Marika Salna';
const CLERK = 'Mārtiņš Egle';
const LAWYER = 'Ilze Bērziņa';

/** What the data protection officer and the records clerk of the novads find on their desks. */
export class Keeping {
  /** The request that is answered later. */
  private asked = '';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly register: RegisterRequest,
    private readonly handle: HandleRequest,
    private readonly scheme: RetentionScheme,
    private readonly log: AccessLog,
  ) {}

  /** Three requests at different points, looks at opinions, the first class of a scheme of its own. */
  tell(schedule: Schedule): void {
    schedule.on(schedule.daysAgo(20), '09:40', () => this.byMail());
    schedule.on(schedule.daysAgo(12), '20:15', () => this.byAccount());
    schedule.on(schedule.daysAgo(8), '11:20', () => this.answerAccount());
    schedule.on(schedule.daysAgo(3), '14:05', () => this.onPaper());
    schedule.on(schedule.daysAgo(2), '09:20', () => this.ownScheme());
    for (const [day, name] of [
      [9, LAWYER],
      [5, LAWYER],
      [1, CLERK],
    ] as const) {
      schedule.on(schedule.daysAgo(day), '10:30', () => this.looks(name));
    }
  }

  private async byMail(): Promise<void> {
    const place = await this.cast.place(PLACE);
    const officer = await this.cast.actor(OFFICER);
    const receivedOn = this.clock.legalToday();
    const { id } = await this.register.record(officer, place, {
      rights: ['access', 'erasure'],
      requesterName: 'Ieva Liepiņa',
      contact: 'ieva.liepina@vidzale.example',
      means: 'email',
      details: 'Lūdzu informēt, kādi dati par mani tiek glabāti, un dzēst tos, kas vairs nav vajadzīgi.',
      receivedOn,
    });
    await this.handle.identify(officer, place, id, {
      means: 'e_signature',
      on: receivedOn,
      email: null,
      version: 1,
    });
    await this.handle.seek(officer, place, id, {
      terms: ['ieva.liepina@vidzale.example', 'Ieva Liepiņa'],
      version: 2,
    });
  }

  private async byAccount(): Promise<void> {
    const place = await this.cast.place(PLACE);
    const resident = await this.cast.actor('Anna Zariņa');
    const { id } = await this.register.ask(resident, place, {
      rights: ['access'],
      details: 'Vēlos zināt, kas ir skatījis manus viedokļus.',
    });
    this.asked = id;
  }

  private async answerAccount(): Promise<void> {
    await this.handle.answer(await this.cast.actor(OFFICER), await this.cast.place(PLACE), this.asked, {
      outcome: 'granted',
      text: 'Jūsu viedokļus skatīja juriste, kura sagatavoja atbildes. Visus savus datus un to, kas tos skatījis, redzat sadaļā "Mani dati".',
      ground: null,
      means: 'account',
      on: this.clock.legalToday(),
      version: 1,
    });
  }

  private async onPaper(): Promise<void> {
    const place = await this.cast.place(PLACE);
    await this.register.record(await this.cast.actor(CLERK), place, {
      rights: ['rectification'],
      requesterName: 'Velta Krastiņa',
      contact: 'Skolas iela 4, Upmale',
      means: 'post',
      details: 'Manā viedoklī ir nepareizi ierakstīts uzvārds.',
      receivedOn: this.clock.legalToday(),
    });
  }

  private async ownScheme(): Promise<void> {
    const place = await this.cast.place(PLACE);
    const clerk = await this.cast.actor(CLERK);
    await this.scheme.saveClass(clerk, place, {
      code: '3-12',
      title: 'Skenēti viedokļi',
      years: 3,
      basis: 'Vidzāles novada lietu nomenklatūra',
      version: 0,
    });
    await this.scheme.assign(clerk, place, 'opinion_scans', '3-12');
  }

  /** The lawyer and the clerk read originals of opinions while they work on them. */
  private async looks(name: string): Promise<void> {
    const { id: municipalityId } = await this.cast.place(PLACE);
    const dossiers = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT dossier_id AS id FROM opinion
        WHERE municipality_id = $1 AND dossier_id IS NOT NULL ORDER BY dossier_id`,
      [municipalityId],
    );
    const actor = await this.cast.actor(name);
    for (const { id } of dossiers) {
      await this.log.write(actor, {
        municipalityId,
        what: 'opinion_originals',
        subject: 'dossier',
        subjectId: id,
        permission: 'participation.record',
      });
    }
  }
}

/** Put together here, because nothing else of the demo needs its use cases. */
export function keepingOf(app: INestApplicationContext): Keeping {
  const get = <T>(type: Type<T> | (abstract new (...args: never[]) => T)): T =>
    app.get<T>(type as Type<T>, { strict: false });
  return new Keeping(
    get(DataSource),
    get(Clock),
    new Cast(get(DataSource), get(AccessDirectory)),
    get(RegisterRequest),
    get(HandleRequest),
    get(RetentionScheme),
    get(AccessLog),
  );
}
