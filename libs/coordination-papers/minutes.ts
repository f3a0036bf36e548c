import type { Paper, PaperBlock } from '#libs/bylaw-exchange';
import type { CoordinationMeetingView } from '#libs/contracts';
import { MEETING_RESULT, shortDay, WHOLE } from './words.js';

/** The minutes of an agreement meeting, or, while it is only called, its agenda. */
export function minutesPaper(
  meeting: CoordinationMeetingView,
  facts: { title: string; code: string; council: string },
): Paper {
  const held = meeting.state === 'held';
  const names = new Map(meeting.parties.map(({ party, name }) => [party, name]));
  return {
    title: held ? 'Saskaņošanas sanāksmes protokols' : 'Saskaņošanas sanāksmes darba kārtība',
    blocks: [
      {
        kind: 'table',
        widths: [3, 7],
        rows: [
          ['Projekts', `${facts.title} (${facts.code})`],
          ['Pašvaldība', facts.council],
          ['Sanāksme', `${meeting.number}. sanāksme ${shortDay(meeting.day)} plkst. ${meeting.time}`],
          ['Vieta', meeting.place],
          ...(held
            ? [
                ['Vada', meeting.chair],
                ['Protokolē', meeting.secretary],
              ]
            : []),
        ],
      },
      { kind: 'heading', text: held ? 'Piedalās' : 'Uzaicināti' },
      {
        kind: 'paragraph',
        text: meeting.parties
          .map(({ name, present, represented }) =>
            !held ? name : present ? `${name}: ${represented}` : `${name}: nepiedalās`,
          )
          .join('\n'),
      },
      { kind: 'heading', text: 'Izskata iebildumus' },
      {
        kind: 'table',
        head: ['Nr.', 'Institūcija', 'Punkts', 'Iebildums', ...(held ? ['Iznākums'] : [])],
        widths: held ? [6, 20, 14, 35, 25] : [6, 24, 18, 52],
        rows: meeting.items.map((item, index) => [
          `${index + 1}.`,
          names.get(item.party) ?? '',
          item.unitLabel || WHOLE,
          item.text,
          ...(held && item.result
            ? [
                [
                  item.byAbsence
                    ? 'Uzskatāms par atsauktu: institūcija nepiedalījās'
                    : MEETING_RESULT[item.result],
                  item.note,
                ]
                  .filter(Boolean)
                  .join('\n'),
              ]
            : []),
        ]),
      },
      ...said(meeting),
    ],
  };
}

function said({ state, text, note }: CoordinationMeetingView): PaperBlock[] {
  if (state !== 'held') return note ? [{ kind: 'paragraph', text: note }] : [];
  return [
    { kind: 'heading', text: 'Sanāksmes gaita un secinājumi' },
    { kind: 'paragraph', text },
  ];
}
