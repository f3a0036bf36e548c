import type { QuestionResult, SurveyAnswers, SurveyQuestion, Violation } from '#libs/contracts';

/** Most characters of an answer in words. */
export const MAX_SURVEY_TEXT = 4000;
/** A scale goes from 1 to this. */
export const SCALE = 5;

/**
 * The set of questions that every municipality can ask alike, so that surveys can be compared. Latvian, as it is asked;
 * the municipality adds its own questions after them.
 */
export const STANDARD_QUESTIONS: readonly SurveyQuestion[] = [
  {
    id: 'std.known',
    kind: 'single',
    text: 'Kā Jūs uzzinājāt par šo aptauju?',
    options: [
      'Pašvaldības tīmekļvietnē',
      'Sociālajos tīklos',
      'Pašvaldības informatīvajā izdevumā',
      'No kaimiņiem vai paziņām',
      'Bibliotēkā, klientu apkalpošanas centrā vai pagasta pārvaldē',
      'Citādi',
    ],
    required: false,
  },
  {
    id: 'std.clear',
    kind: 'scale',
    text: 'Cik saprotami ir izskaidrots, kas mainīsies?',
    options: ['Pavisam nesaprotami', 'Pilnīgi saprotami'],
    required: true,
  },
  {
    id: 'std.agree',
    kind: 'scale',
    text: 'Cik lielā mērā Jūs atbalstāt iecerēto?',
    options: ['Neatbalstu nemaz', 'Atbalstu pilnībā'],
    required: true,
  },
  {
    id: 'std.affected',
    kind: 'single',
    text: 'Cik ļoti tas skar Jūs?',
    options: ['Skar ļoti', 'Skar nedaudz', 'Neskar', 'Nezinu'],
    required: true,
  },
  {
    id: 'std.change',
    kind: 'text',
    text: 'Ko Jūs mainītu vai papildinātu?',
    options: [],
    required: false,
  },
  {
    id: 'std.heard',
    kind: 'scale',
    text: 'Cik ļoti Jūs ticat, ka iedzīvotāju teiktais tiks ņemts vērā?',
    options: ['Neticu nemaz', 'Ticu pilnībā'],
    required: false,
  },
];

/** What is wrong with the questions of a survey that is to be opened. */
export function checkQuestions(questions: readonly SurveyQuestion[]): Violation[] {
  const found: Violation[] = [];
  if (questions.length === 0) found.push({ code: 'survey.no_questions', where: 'questions' });
  const ids = new Set<string>();
  for (const [index, question] of questions.entries()) {
    const params = { number: index + 1 };
    if (ids.has(question.id)) found.push({ code: 'survey.question_twice', params, where: 'questions' });
    ids.add(question.id);
    if (question.text.trim() === '')
      found.push({ code: 'survey.question_empty', params, where: 'questions' });
    const chooses = question.kind === 'single' || question.kind === 'multiple';
    const options = question.options.filter((option) => option.trim() !== '');
    if (chooses && options.length < 2)
      found.push({ code: 'survey.options_missing', params, where: 'questions' });
  }
  return found;
}

/** What is wrong with somebody's answers; `where` names the question. */
export function checkAnswers(questions: readonly SurveyQuestion[], answers: SurveyAnswers): Violation[] {
  const found: Violation[] = [];
  const known = new Set(questions.map(({ id }) => id));
  for (const id of Object.keys(answers)) if (!known.has(id)) found.push({ code: 'survey.unknown_question' });
  for (const question of questions) {
    const answer = answers[question.id];
    const where = question.id;
    if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
      if (question.required)
        found.push({ code: 'survey.answer_missing', where, params: { question: question.text } });
    } else if (!fits(question, answer)) {
      found.push({ code: 'survey.answer_unreadable', where, params: { question: question.text } });
    }
  }
  return found;
}

function fits({ kind, options }: SurveyQuestion, answer: number | number[] | string): boolean {
  const within = (value: number, from: number, to: number): boolean =>
    Number.isInteger(value) && value >= from && value <= to;
  switch (kind) {
    case 'single':
      return typeof answer === 'number' && within(answer, 0, options.length - 1);
    case 'multiple':
      return (
        Array.isArray(answer) &&
        new Set(answer).size === answer.length &&
        answer.every((one) => within(one, 0, options.length - 1))
      );
    case 'scale':
      return typeof answer === 'number' && within(answer, 1, SCALE);
    case 'text':
      return typeof answer === 'string' && answer.length <= MAX_SURVEY_TEXT;
  }
}

/** Counts of every question. Texts are counted, not shown: a person reads them first. */
export function surveyResults(
  questions: readonly SurveyQuestion[],
  all: readonly SurveyAnswers[],
): QuestionResult[] {
  return questions.map((question) => {
    const given = all.flatMap((answers) => {
      const answer = answers[question.id];
      return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)
        ? []
        : [answer];
    });
    const size = question.kind === 'scale' ? SCALE : question.options.length;
    const counts = question.kind === 'text' ? [] : Array.from({ length: size }, () => 0);
    for (const answer of given) {
      for (const one of [answer].flat()) {
        if (typeof one !== 'number') continue;
        const at = question.kind === 'scale' ? one - 1 : one;
        if (counts[at] !== undefined) counts[at] += 1;
      }
    }
    const total = counts.reduce((sum, count, index) => sum + count * (index + 1), 0);
    const mean = question.kind === 'scale' && given.length > 0 ? total / given.length : null;
    return { id: question.id, answered: given.length, counts, mean };
  });
}
