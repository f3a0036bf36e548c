import bylaws from './bylaws.json';
import council from './council.json';
import demo from './demo.json';
import directory from './directory.json';
import documents from './documents.json';
import editor from './editor.json';
import home from './home.json';
import identity from './identity.json';
import importing from './import.json';
import pages from './pages.json';
import participation from './participation.json';
import procedure from './procedure.json';
import promulgation from './promulgation.json';
import shell from './shell.json';
import ui from './ui.json';
import violations from './violations.json';

/** All texts of the language, one scope per file; a new file needs its line here. */
export default {
  bylaws,
  council,
  demo,
  directory,
  documents,
  editor,
  home,
  identity,
  import: importing,
  pages,
  participation,
  procedure,
  promulgation,
  shell,
  ui,
  violations,
};
