import type { Language, NewsKind } from '#libs/contracts';

interface Words {
  kind: Record<NewsKind, string>;
  several: (n: number) => string;
  read: string;
}

/** What letters and feeds say about news. */
export const NEWS_WORDS: Record<Language, Words> = {
  lv: {
    kind: {
      opinion_opened: 'Var izteikt viedokli',
      opinion_closed: 'Viedokļu izteikšana beigusies',
      on_agenda: 'Domes sēdes darba kārtībā',
      adopted: 'Pieņemts domē',
      rejected: 'Domē noraidīts',
      promulgated: 'Izsludināts',
      in_force: 'Stājies spēkā',
      withdrawn: 'Izstrāde izbeigta',
      publication_barred: 'Nedrīkst izsludināt',
      budget_submission: 'Var iesniegt projektus',
      budget_vote: 'Var balsot par projektiem',
      budget_result: 'Zināmi balsojuma rezultāti',
      participation: 'Aicinām piedalīties',
      participation_result: 'Apstiprināts viedokļu kopsavilkums',
      opinions_answered: 'Publicētas atbildes uz viedokļiem',
      project_started: 'Sākta projekta īstenošana',
      project_milestone: 'Paveikts projekta posms',
      project_delayed: 'Projekts kavējas',
      project_photo: 'Jaunas projekta fotogrāfijas',
      project_done: 'Projekts īstenots',
    },
    several: (n) => `Jaunumi: ${n}`,
    read: 'Lasīt',
  },
  en: {
    kind: {
      opinion_opened: 'Open for opinions',
      opinion_closed: 'Closed for opinions',
      on_agenda: "On the council's agenda",
      adopted: 'Adopted by the council',
      rejected: 'Rejected by the council',
      promulgated: 'Promulgated',
      in_force: 'In force',
      withdrawn: 'Drafting ended',
      publication_barred: 'May not be published',
      budget_submission: 'Projects can be submitted',
      budget_vote: 'Voting on projects is open',
      budget_result: 'The result of the vote is known',
      participation: 'You are invited to take part',
      participation_result: 'The summary of views is approved',
      opinions_answered: 'Opinions have been answered',
      project_started: 'Work on the project has begun',
      project_milestone: 'A step of the project is done',
      project_delayed: 'The project is delayed',
      project_photo: 'New photographs of the project',
      project_done: 'The project is finished',
    },
    several: (n) => `News: ${n}`,
    read: 'Read',
  },
};
