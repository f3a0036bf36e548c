import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { articleText, type Language } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { deadlineName } from '#libs/reminders';
import type { CalendarContext, SourcedDeadline } from '../bylaws/index.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { mailBody } from '../platform/mail/mail-template.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { Told } from './deadline-audience.js';

type Notice = Told['notices'][number];

const WORDS = {
  lv: {
    missed: (n: number) => (n === 1 ? 'Nokavēts termiņš' : `Nokavēti termiņi: ${n}`),
    coming: (n: number) => (n === 1 ? 'Tuvojas termiņš' : `Tuvojas termiņi: ${n}`),
    overdue: 'Šie termiņi ir pagājuši:',
    escalated: 'Šos termiņus nokavēja kāds, par kura darbu Jūs atbildat:',
    ahead: 'Šie termiņi tuvojas:',
    action: 'Skatīt visus termiņus',
    reason: 'Jūs saņemat šo vēstuli, jo pašvaldībā pildāt lomu, kurai šie termiņi jāievēro.',
  },
  en: {
    missed: (n: number) => (n === 1 ? 'A missed deadline' : `Missed deadlines: ${n}`),
    coming: (n: number) => (n === 1 ? 'A deadline is near' : `Deadlines are near: ${n}`),
    overdue: 'These deadlines have passed:',
    escalated: 'Somebody whose work you answer for missed these deadlines:',
    ahead: 'These deadlines are near:',
    action: 'See all deadlines',
    reason: 'You get this message because you hold a role in the municipality that keeps these deadlines.',
  },
} as const;

/** One e-mail to one person about everything that is to be told today. */
@Injectable()
export class ReminderMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  /** Does nothing for whoever has no e-mail address; their inbox says the same. */
  async queue(tx: Transaction, context: CalendarContext, { person, notices }: Told): Promise<void> {
    if (!person.email) return;
    const language = person.preferredLanguage;
    const words = WORDS[language];
    const late = notices.filter(({ stage }) => stage === 'overdue');
    const escalated = notices.filter(({ stage }) => stage === 'escalated');
    const ahead = notices.filter((one) => !late.includes(one) && !escalated.includes(one));
    const missed = late.length + escalated.length;
    const { text, html } = mailBody({
      language,
      paragraphs: [
        ...group(words.overdue, late, language),
        ...group(words.escalated, escalated, language),
        ...group(words.ahead, ahead, language),
      ],
      action: {
        label: words.action,
        url: `${this.config.publicUrl.origin}${language === 'en' ? '/en' : ''}/darbs/${context.slug}/termini`,
      },
      reason: words.reason,
    });
    const once = notices.map(({ deadline, stage }) => `${deadline.key} ${deadline.day} ${stage}`).sort();
    await this.mailer.queue(tx, {
      to: person.email,
      subject: missed > 0 ? words.missed(missed) : words.coming(ahead.length),
      text,
      html,
      municipalityId: context.municipalityId,
      dedupeKey: `deadlines:${createHash('sha256').update(once.join('\n')).digest('hex')}`,
    });
  }
}

function group(heading: string, notices: readonly Notice[], language: Language): string[] {
  if (notices.length === 0) return [];
  return [[heading, ...notices.map(({ deadline }) => `– ${line(deadline, language)}`)].join('\n')];
}

function line({ day, code, subject, article }: SourcedDeadline, language: Language): string {
  const about = [subject.code, subject.title].filter((part) => part !== '').join(', ');
  const day_ = language === 'lv' ? datePhrase(day, 'nom') : day;
  const cited = article ? ` (${articleText(article, language)})` : '';
  return `${day_}: ${deadlineName(code, language)}${about === '' ? '' : ` – ${about}`}${cited}`;
}
