import type { EntityManager } from 'typeorm';
import type { LegalDay, ProjectQuestionView } from '#libs/contracts';

interface QuestionRow {
  id: string;
  question: string;
  publishedName: string | null;
  askedOn: LegalDay;
  answer: string | null;
  answeredAs: 'author' | 'municipality' | null;
  answeredOn: LegalDay | null;
  hiddenReason: string | null;
}

/** Questions about a project and their answers, oldest first; words that were taken off the page are for staff alone. */
export async function questionsOf(
  manager: EntityManager,
  municipalityId: string,
  projectId: string,
  staff = false,
): Promise<ProjectQuestionView[]> {
  const rows = await manager.query<QuestionRow[]>(
    `SELECT id, question, published_name AS "publishedName", asked_on::text AS "askedOn", answer,
            answered_as AS "answeredAs", answered_on::text AS "answeredOn", hidden_reason AS "hiddenReason"
       FROM project_question WHERE municipality_id = $1 AND project_id = $2 ORDER BY asked_at, id`,
    [municipalityId, projectId],
  );
  return rows.map((row) => {
    const shown = staff || row.hiddenReason === null;
    const { answer, answeredAs, answeredOn } = row;
    const answered = answer !== null && answeredAs !== null && answeredOn !== null;
    return {
      id: row.id,
      text: shown ? row.question : '',
      name: shown ? row.publishedName : null,
      askedOn: row.askedOn,
      answer: shown && answered ? { text: answer, by: answeredAs, day: answeredOn } : null,
      hidden: row.hiddenReason,
    };
  });
}
