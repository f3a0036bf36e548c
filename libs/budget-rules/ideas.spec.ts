import { draftOfIdeas, IDEA_LIMITS, type IdeaSeed } from './ideas.js';
import { PROJECT_LIMITS } from './project.js';

const idea = (title: string, rest: Partial<IdeaSeed> = {}): IdeaSeed => ({
  ...{ title, description: `Kāpēc: ${title}`, placeNote: '', theme: null },
  ...rest,
});

it('gives a draft the words of its one idea, whatever its theme', () => {
  const bench = idea('Soliņi', { placeNote: 'Ezera parks', theme: 'Parki' });
  expect(draftOfIdeas([bench])).toEqual({
    title: 'Soliņi',
    description: 'Kāpēc: Soliņi',
    placeNote: 'Ezera parks',
  });
  expect(draftOfIdeas([])).toEqual({ title: '', description: '', placeNote: '' });
});

it('names the draft of several ideas after the theme they share, and each place once', () => {
  const theme = 'Parki';
  const ideas = [
    idea('Soliņi', { theme, placeNote: 'Ezera parks' }),
    idea('Lampas', { theme, placeNote: 'Ezera parks' }),
    idea('Taka', { theme, placeNote: 'Upmale' }),
  ];
  expect(draftOfIdeas(ideas)).toEqual({
    title: 'Parki',
    description: 'Soliņi\nKāpēc: Soliņi\n\nLampas\nKāpēc: Lampas\n\nTaka\nKāpēc: Taka',
    placeNote: 'Ezera parks; Upmale',
  });
  expect(draftOfIdeas([...ideas, idea('Cits')]).title).toBe('Soliņi');
});

it('never gives a draft more than a project may hold', () => {
  const long = (letter: string, length: number): string => letter.repeat(length);
  const ideas = Array.from({ length: IDEA_LIMITS.together }, (_, at) =>
    idea(long(String(at), IDEA_LIMITS.title), {
      description: long('b', IDEA_LIMITS.description),
      placeNote: `${at}${long('c', IDEA_LIMITS.placeNote - 1)}`,
    }),
  );
  const draft = draftOfIdeas(ideas);
  expect(draft.description).toHaveLength(PROJECT_LIMITS.description);
  expect(draft.title).toHaveLength(PROJECT_LIMITS.title);
  expect(draft.placeNote).toBe(`0${long('c', IDEA_LIMITS.placeNote - 1)}`);
});
