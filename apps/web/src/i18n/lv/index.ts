import { LINT_TEXTS } from '#libs/bylaw-lint/texts';
import acts from './acts.json' with { type: 'json' };
import amendments from './amendments.json' with { type: 'json' };
import budget from './budget.json' with { type: 'json' };
import budgetEvaluation from './budget-evaluation.json' with { type: 'json' };
import budgetProjects from './budget-projects.json' with { type: 'json' };
import budgetDelivery from './budget-delivery.json' with { type: 'json' };
import budgetWork from './budget-work.json' with { type: 'json' };
import bylaws from './bylaws.json' with { type: 'json' };
import collective from './collective.json' with { type: 'json' };
import comments from './comments.json' with { type: 'json' };
import control from './control.json' with { type: 'json' };
import coordination from './coordination.json' with { type: 'json' };
import council from './council.json' with { type: 'json' };
import deadlines from './deadlines.json' with { type: 'json' };
import demo from './demo.json' with { type: 'json' };
import directory from './directory.json' with { type: 'json' };
import documents from './documents.json' with { type: 'json' };
import editor from './editor.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import geolatvija from './geolatvija.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import identity from './identity.json' with { type: 'json' };
import importing from './import.json' with { type: 'json' };
import inPerson from './in-person.json' with { type: 'json' };
import memorandum from './memorandum.json' with { type: 'json' };
import opinions from './opinions.json' with { type: 'json' };
import pages from './pages.json' with { type: 'json' };
import participation from './participation.json' with { type: 'json' };
import procedure from './procedure.json' with { type: 'json' };
import promulgation from './promulgation.json' with { type: 'json' };
import records from './records.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import subscriptions from './subscriptions.json' with { type: 'json' };
import summaries from './summaries.json' with { type: 'json' };
import takeover from './takeover.json' with { type: 'json' };
import templates from './templates.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };
import violations from './violations.json' with { type: 'json' };

/** All texts of the language, one scope per file; a new file needs its line here. */
export default {
  acts,
  amendments,
  budget,
  'budget-evaluation': budgetEvaluation,
  'budget-projects': budgetProjects,
  'budget-delivery': budgetDelivery,
  'budget-work': budgetWork,
  bylaws,
  collective,
  comments,
  control,
  coordination,
  council,
  deadlines,
  demo,
  directory,
  documents,
  editor: { ...editor, finding: LINT_TEXTS.lv },
  events,
  geolatvija,
  history,
  home,
  identity,
  import: importing,
  'in-person': inPerson,
  memorandum,
  opinions,
  pages,
  participation,
  procedure,
  promulgation,
  records,
  review,
  shell,
  subscriptions,
  summaries,
  takeover,
  templates,
  ui,
  violations,
};
