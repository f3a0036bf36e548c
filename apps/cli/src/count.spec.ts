import { runCli } from './run.js';
import { desk } from './testing/desk.js';

const FILE = `META
key;value
budget;100
vote_type;approval
num_votes;5
PROJECTS
project_id;cost
10;60
2;60
7;40
9;30
VOTES
voter_id;vote
1;10,7
2;10,2
3;2,9
4;2,10
5;7
`;

const count = async (
  args: string[],
  file = FILE,
): Promise<{ code: number; output: string; errors: string }> => {
  const io = desk({ 'a.pb': file });
  return { code: await runCli(['count', 'a.pb', ...args], io), output: io.output, errors: io.errors };
};

describe('vietvara count', () => {
  it('tells winners in the order of selection and explains every project', async () => {
    const { code, output } = await count(['--rule', 'greedy:cost', '--ties', 'name', '--json']);
    expect(code).toBe(0);
    const { winners, explanation } = JSON.parse(output) as { winners: string[]; explanation: object };
    expect(winners).toEqual(['10', '7']);
    expect(explanation).toMatchObject({
      rule: 'greedy:cost',
      cost: 10_000,
      left: 0,
      ballots: 5,
      ties: [{ projects: ['10', '2'], taken: '10' }],
      projects: [
        { id: '10', won: true, place: 1, reason: 'fits', available: '10000' },
        { id: '7', won: true, place: 2, reason: 'fits', available: '4000' },
        { id: '2', won: false, place: null, reason: 'no_money_left', available: '4000', missing: '2000' },
        {
          ...{ id: '9', won: false, reason: 'no_money_left', available: '0', missing: '3000' },
          wouldWin: { votes: 2, cost: null },
        },
      ],
    });
  });

  it('breaks ties as it is told', async () => {
    const winners = async (ties: string): Promise<string[]> => {
      const { output } = await count(['--rule', 'greedy:cost', '--ties', ties, '--json']);
      return (JSON.parse(output) as { winners: string[] }).winners;
    };
    expect(await winners('name')).toEqual(['10', '7']);
    expect(await winners('9,7,2,10')).toEqual(['2', '7']);
  });

  it('tells the same to be read by people', async () => {
    const { code, output } = await count(['--rule', 'mes:cost:add1']);
    expect(code).toBe(0);
    expect(output).toContain('endowment');
    expect(output).toMatch(/^ +1\. 10 /m);
    const { output: greedy } = await count(['--rule', 'greedy:cost']);
    expect(greedy).toContain(
      'lost: more than the money left (0.00 there, 30.00 missing); would have won with 2 more ballots for it alone',
    );
    expect(greedy).toContain('tie of 10, 2: 10 was taken');
  });

  it('with what it says was lacking a project wins', async () => {
    for (const rule of ['greedy:cost', 'mes:cost:add1', 'phragmen']) {
      const tried: string[] = [];
      const { output } = await count(['--rule', rule, '--json']);
      const { explanation } = JSON.parse(output) as {
        explanation: { projects: { id: string; wouldWin: { votes: number | null } | null }[] };
      };
      for (const { id, wouldWin } of explanation.projects) {
        if (!wouldWin?.votes) continue;
        tried.push(id);
        const more = FILE.replace('num_votes;5', `num_votes;${5 + wouldWin.votes}`);
        const ballots = Array.from({ length: wouldWin.votes }, (_, at) => `more${at};${id}\n`).join('');
        const again = await count(['--rule', rule, '--json'], `${more}${ballots}`);
        expect((JSON.parse(again.output) as { winners: string[] }).winners).toContain(id);
      }
      expect([rule, tried]).not.toEqual([rule, []]);
    }
  });

  it.each([
    [['--rule', 'mes:cost:add2'], 'There is no rule "mes:cost:add2"'],
    [[], 'There is no rule ""'],
    [['--rule', 'phragmen', '--ties', '1,2'], '--ties takes'],
    [['--rule', 'phragmen', '--json=1'], '--json'],
  ])('is called wrongly with %j', async (args, message) => {
    const { code, output, errors } = await count(args);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain(message);
  });

  it('refuses a broken file with the line and the reason', async () => {
    const { code, output, errors } = await count(['--rule', 'phragmen'], FILE.replace('3;2,9', '3;2,8'));
    expect(code).toBe(1);
    expect(output).toBe('');
    expect(JSON.parse(errors)).toEqual([
      { code: 'pabulib.projectUnknown', params: { line: 16, project: '8' } },
    ]);
  });
});
