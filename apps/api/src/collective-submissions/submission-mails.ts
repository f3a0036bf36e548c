import type { LegalDay, SubmissionEvent } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import type { StepWords } from '#libs/collective-submission-rules';

interface Told {
  day: LegalDay;
  words?: Partial<StepWords>;
}

/** The sentence that tells of a step; steps without one are nobody's news. */
const SENTENCES: Partial<Record<SubmissionEvent, (told: Told) => string>> = {
  receive: () => 'Pašvaldība ir saņēmusi un reģistrējusi kolektīvo iesniegumu.',
  submit: () =>
    'Kolektīvais iesniegums ir iesniegts pašvaldībai. Tā atbilstību likumam izvērtē septiņu darbdienu laikā.',
  accept: () =>
    'Kolektīvais iesniegums atbilst likuma prasībām. Domes priekšsēdētājs to iekļaus nākamās kārtējās sēdes darba kārtībā.',
  refuse: () =>
    'Iesniegums neatbilst kolektīvā iesnieguma prasībām. Uz to atbildēs kā uz parastu iesniegumu.',
  answer: () => 'Pašvaldība ir sniegusi atbildi.',
  stop: () => 'Parakstu vākšana šajā vietnē ir pārtraukta.',
  putOnAgenda: ({ words }) =>
    `Kolektīvo iesniegumu skatīs domes sēdē${words?.text ? ` ${datePhrase(words.text, 'loc')}` : ''}. Jūs esat aicināti piedalīties: Jums ir tiesības ziņot par iesniegumu un piedalīties debatēs.`,
  recordDecision: ({ words }) =>
    `Dome ir lēmusi par iesnieguma turpmāko virzību. Atbildīgā institūcija: ${words?.institution ?? ''}.`,
  recordReport: () => 'Atbildīgā institūcija domes sēdē ir sniegusi pārskatu par iesnieguma virzību.',
  publishStatus: () => 'Ir jaunumi par iesnieguma virzību.',
  conclude: () => 'Kolektīvā iesnieguma izskatīšana ir pabeigta.',
};

/** The words that are already said by the sentence. */
const SILENT: readonly SubmissionEvent[] = ['putOnAgenda', 'accept'];

/** What the representative is told of a step; `null` where there is nothing to tell. */
export function stepMail(
  event: SubmissionEvent,
  submission: { title: string; code: string },
  told: Told,
): { subject: string; paragraphs: string[] } | null {
  const sentence = SENTENCES[event];
  if (!sentence) return null;
  const text = SILENT.includes(event) ? null : told.words?.text;
  return {
    subject: `Kolektīvais iesniegums ${submission.code}: ${submission.title}`,
    paragraphs: [sentence(told), ...(text ? [text] : []), ...(told.words?.url ? [told.words.url] : [])],
  };
}
