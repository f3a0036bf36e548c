import fc from 'fast-check';
import type { SurveyAnswers, SurveyQuestion } from '#libs/contracts';
import { runs } from '../../tests/support/runs.js';
import { checkAnswers, checkQuestions, STANDARD_QUESTIONS, surveyResults } from './index.js';

const QUESTIONS: SurveyQuestion[] = [
  { id: 'a', kind: 'single', text: 'Kurš?', options: ['Viens', 'Otrs'], required: true },
  { id: 'b', kind: 'multiple', text: 'Kuri?', options: ['Viens', 'Otrs', 'Trešais'], required: false },
  { id: 'c', kind: 'scale', text: 'Cik?', options: ['Maz', 'Daudz'], required: false },
  { id: 'd', kind: 'text', text: 'Kāpēc?', options: [], required: false },
];

describe('questions', () => {
  it('of the standard set are sound and have ids of their own', () => {
    expect(checkQuestions(STANDARD_QUESTIONS)).toEqual([]);
  });

  it('are refused without words, without choices, twice, and not at all', () => {
    const [a] = QUESTIONS as [SurveyQuestion];
    const codes = checkQuestions([a, { ...a, text: ' ' }, { ...a, id: 'x', options: ['Viens', ' '] }]);
    expect(codes.map(({ code, params }) => [code, params?.['number']])).toEqual([
      ['survey.question_twice', 2],
      ['survey.question_empty', 2],
      ['survey.options_missing', 3],
    ]);
    expect(checkQuestions([])).toMatchObject([{ code: 'survey.no_questions' }]);
  });
});

describe('answers', () => {
  it.each<[SurveyAnswers, string[]]>([
    [{ a: 0 }, []],
    [{ a: 1, b: [0, 2], c: 5, d: 'Jo tā.' }, []],
    [{}, ['survey.answer_missing']],
    [{ a: 2 }, ['survey.answer_unreadable']],
    [{ a: 0.5 }, ['survey.answer_unreadable']],
    [{ a: [0] }, ['survey.answer_unreadable']],
    [{ a: 0, b: [1, 1] }, ['survey.answer_unreadable']],
    [{ a: 0, b: [3] }, ['survey.answer_unreadable']],
    [{ a: 0, c: 0 }, ['survey.answer_unreadable']],
    [{ a: 0, c: 6 }, ['survey.answer_unreadable']],
    [{ a: 0, d: 'x'.repeat(4001) }, ['survey.answer_unreadable']],
    [{ a: 0, e: 1 }, ['survey.unknown_question']],
    [{ a: 0, b: [], d: '' }, []],
  ])('%j', (answers, codes) => {
    expect(checkAnswers(QUESTIONS, answers).map(({ code }) => code)).toEqual(codes);
  });
});

describe('results', () => {
  it('count every answer once, show no words, and give the mean of a scale', () => {
    const results = surveyResults(QUESTIONS, [
      { a: 0, b: [0, 2], c: 5, d: 'Jo tā.' },
      { a: 0, b: [2], c: 2 },
      { a: 1, b: [] },
    ]);
    expect(results).toEqual([
      { id: 'a', answered: 3, counts: [2, 1], mean: null },
      { id: 'b', answered: 2, counts: [1, 0, 2], mean: null },
      { id: 'c', answered: 2, counts: [0, 1, 0, 0, 1], mean: 3.5 },
      { id: 'd', answered: 1, counts: [], mean: null },
    ]);
  });

  it('of choices add up to the number of those who answered', () => {
    const answers = fc.array(fc.record({ a: fc.nat({ max: 1 }), c: fc.integer({ min: 1, max: 5 }) }));
    fc.assert(
      fc.property(answers, (all) => {
        for (const { answered, counts, id } of surveyResults(QUESTIONS, all)) {
          if (id === 'a' || id === 'c') expect(counts.reduce((sum, one) => sum + one, 0)).toBe(answered);
        }
      }),
      runs(100),
    );
  });
});
