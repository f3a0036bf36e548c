export { answerFormPaper, FORM_LABELS, ITEM_HEADS, type AnswerForm } from './answer-form.js';
export { readAnswer, type ReadAnswer } from './read-answer.js';
export { unitFinder, type NamedUnit } from './unit-finder.js';
export { opinionsPaper, statementPaper, type CoordinationFacts } from './statement.js';
export { opinionRows, statementRows } from './statement-rows.js';
export { minutesPaper } from './minutes.js';
export { tableCsv } from './csv.js';
export { shortDay } from './words.js';
