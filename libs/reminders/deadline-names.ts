import type { Language } from '#libs/contracts';

/** What a deadline asks for, in a few words: [Latvian, English]. Pages say the same at greater length. */
const NAMES: Record<string, readonly [lv: string, en: string]> = {
  COORDINATION: ['Atzinuma termiņš saskaņošanā', 'Term for opinions in coordination'],
  'SN.OPINION_MIN': ['Viedokļu noskaidrošana', 'Opinion stage'],
  'SN.MATERIALS': ['Materiāli deputātiem', 'Papers to councillors'],
  'SN.AGENDA_NOTICE': ['Paziņojums par darba kārtību', 'Notice of the agenda'],
  'SN.DRAFT_DECISION': ['Lēmuma projekts publiski pieejams', 'Draft decision public'],
  'SN.MATERIALS_EXTRAORDINARY': ['Materiāli deputātiem', 'Papers to councillors'],
  'SN.PUB_BEFORE_SITTING': [
    'Budžeta vai plānošanas projekts publicēts',
    'Budget or planning draft published',
  ],
  'SN.PUB_BEFORE_EXTRAORDINARY': ['Projekts publicēts', 'Draft published'],
  'SN.SIGN_DECISION': ['Lēmuma parakstīšana', 'Signing the decision'],
  'SN.PUBLISH_DECISION': ['Lēmuma publicēšana', 'Publishing the decision'],
  'SN.SEND_LV': ['Nosūtīšana izsludināšanai', 'Sending for promulgation'],
  'SN.SEND_VARAM': ['Nosūtīšana ministrijai', 'Sending to the ministry'],
  'SN.VARAM_OPINION': ['Ministrijas atzinums', "Ministry's opinion"],
  'SN.SECTOR_VIEW': ['Nozares ministrijas viedoklis', 'View of the sector ministry'],
  'SN.SEND_LV_AFTER_OPINION': ['Nosūtīšana izsludināšanai', 'Sending for promulgation'],
  'SN.DISAGREE': ['Domes lēmums par nepiekrišanu', "Council's decision to disagree"],
  'SN.SEND_AFTER_DISAGREE': [
    'Nosūtīšana pēc lēmuma par nepiekrišanu',
    'Sending after the decision to disagree',
  ],
  'SN.INFORM_BUDGET': [
    'Budžeta noteikumi ministrijai zināšanai',
    'Budget by-law to the ministry for information',
  ],
  'SN.INFORM_STATUTES': [
    'Pašvaldības nolikums ministrijai zināšanai',
    'Statutes to the ministry for information',
  ],
  'SN.IN_FORCE': ['Stāšanās spēkā', 'Entry into force'],
  'D.EXTRAORDINARY_CALL': [
    'Ārkārtas sēdes sasaukšana pēc pieprasījuma',
    'Calling an extraordinary sitting on request',
  ],
  'D.EXTRAORDINARY_BY_COUNCILLORS': [
    'Deputātu sasaukta ārkārtas sēde',
    'Extraordinary sitting called by councillors',
  ],
  'D.REPEAT_EARLIEST': ['Atkārtota kārtējā sēde', 'Repeat regular sitting'],
  'D.REPEAT_LATEST': ['Atkārtota kārtējā sēde', 'Repeat regular sitting'],
  'D.REPEAT_EXTRAORDINARY': ['Atkārtota ārkārtas sēde', 'Repeat extraordinary sitting'],
  'D.SIGN_MINUTES': ['Protokola parakstīšana', 'Signing the minutes'],
  'D.COUNCILLOR_VIEW': ['Deputāta viedoklis pie protokola', "Councillor's view joined to the minutes"],
  'D.PUBLISH_MINUTES': ['Protokola publicēšana', 'Publishing the minutes'],
  'D.PUBLISH_RECORDING': ['Sēdes ieraksta ievietošana tīmekļvietnē', 'Recording on the website'],
  'D.KEEP_RECORDING': ['Sēdes ieraksta glabāšana tīmekļvietnē', 'Keeping the recording on the website'],
  'KM.NOTICE': ['Paziņojums par komitejas sēdi', 'Notice of a committee sitting'],
  'KM.PUBLISH_MINUTES': ['Komitejas protokola publicēšana', 'Publishing committee minutes'],
  'KM.EXTRAORDINARY': ['Komitejas ārkārtas sēde', 'Extraordinary committee sitting'],
  'KM.ADVISORY_NOTICE': [
    'Paziņojums par konsultatīvās padomes vai komisijas sēdi',
    'Notice of a consultative council or commission',
  ],
  'KN.SEND_CLARIFIED': ['Precizēto noteikumu nosūtīšana', 'Sending the clarified by-law'],
  'SN.CONTROL_DISAGREE': [
    'Domes lēmums par nepiekrišanu vēlākai kontrolei',
    "Council's decision to disagree in later control",
  ],
  'KN.SEND_DISAGREEMENT': ['Lēmuma par nepiekrišanu nosūtīšana', 'Sending the decision to disagree'],
  'KN.MINISTRY_VIEW': [
    'Nozares ministrijas viedoklis par domes lēmumu',
    "View of the sector ministry on the council's decision",
  ],
  'KN.PUBLISH_ORDER': ['Ministra rīkojuma publicēšana', "Publishing the minister's order"],
  'KN.CALL_SITTING': [
    'Domes ārkārtas sēde pēc ministra rīkojuma',
    "Extraordinary sitting after the minister's order",
  ],
  'KN.GO_TO_COURT': ['Pieteikums Satversmes tiesā', 'Application to the Constitutional Court'],
  'KN.PUBLISH_VOIDING': [
    'Rīkojuma par spēka zaudēšanu publicēšana',
    'Publishing the order that voids the by-law',
  ],
  'KN.VOID': ['Spēka zaudēšana', 'Loss of force'],
  'PA.MIN': ['Publiskā apspriešana', 'Public discussion'],
  'PA.NOTICE': ['Paziņojums par publisko apspriešanu', 'Notice of the public discussion'],
  'PA.KEEP': ['Apspriešanas dokumenti publiski pieejami', 'Documents of the discussion public'],
  'PA.SUMMARY_PUB': ['Kopsavilkuma publicēšana', 'Publishing the summary'],
  'PA.DECIDE': ['Domes lēmums par apspriesto dokumentu', "Council's decision on the document"],
  'PA.REPEAT': ['Atkārtota publiskā apspriešana', 'Repeat public discussion'],
  'KI.CHECK': ['Kolektīvā iesnieguma pārbaude', 'Checking a collective submission'],
  'KI.REGISTER': ['Parakstītāju datu nodošana pārbaudei', "Passing on signers' data for a check"],
  'KI.REPORT': ['Pārskats par kolektīvo iesniegumu', 'Report on the collective submission'],
  'KI.STATUS': ['Informācija par kolektīvo iesniegumu', 'Status of the collective submission'],
  'KI.ANSWER': ['Atbilde uz iesniegumu', 'Answer to a submission'],
  'LB.SUBMIT': ['Līdzdalības budžeta projektu iesniegšana', 'Submitting participatory budget projects'],
  'LB.VOTE': ['Līdzdalības budžeta balsojums', 'Voting in the participatory budget'],
  'LB.START': ['Projekta uzsākšana', 'Starting a project'],
  'LB.DONE': ['Projekta īstenošana', 'Completing a project'],
  'P.CONSULT_ACT': ['Normatīvā akta projekta apspriešana', 'Consultation on a draft legal act'],
  'P.CONSULT_PLAN': ['Plānošanas dokumenta apspriešana', 'Consultation on a planning document'],
  'P.APSPRIEDE': ['Informācija par apspriedi', 'Information on a meeting'],
  'P.NOTICE': ['Paziņojums par līdzdalību', 'Notice of participation'],
  'BUDGET.EVALUATION': ['Projektu izvērtēšana', 'Evaluation of projects'],
};

/** The name of a deadline for e-mails and calendars; its code where it has none. */
export function deadlineName(code: string, language: Language): string {
  const names = NAMES[code];
  if (!names) return code;
  return language === 'lv' ? names[0] : names[1];
}
