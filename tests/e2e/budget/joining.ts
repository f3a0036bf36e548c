import { completeProject, showCycle, submitProject } from '../../support/budget.js';
import { pressAndConfirm, sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, FOURTH, LIGHTS, THIRD } from './story.js';

const TWIN = 'Apgaismojums pie skolas pārejas';
const INVITED = 'lidzautore@pasts.example';
const NOTE = 'Abi projekti ir par vienu un to pašu gājēju pāreju.';

/** Two projects about the same crossing become one, with the consent of the authors of both. */
export function joining(story: BudgetStory): void {
  story.step('an author is written to, follows the link once and writes along', async () => {
    const fourth = await story.client(FOURTH);
    const drafts = `/api/m/vidzale/budget/${story.year}/my-projects`;
    const { id } = (await fourth.post<{ id: string }>(drafts)).body;
    await fourth.post(`/api/m/vidzale/budget/my-projects/${id}/coauthors`, { email: INVITED });
    const text = await story.letter(INVITED, 'Aicinājums kļūt par projekta līdzautoru');
    const link = /\/mans\/projekti\/vidzale\/\S+\/lidzautors\?kods=[\w-]+/.exec(text)?.[0] ?? '';
    const page = await story.as(THIRD);
    await page.goto(link);
    await sees(page, /Matīss Bērzs aicina Jūs kļūt par līdzautoru/);
    await story.lookAt(page, 'invitation of a co-author');
    await page.getByRole('button', { name: 'Pieņemt', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Projekta pieteikums' }).waitFor();
    await page.goto(link);
    await sees(page, /Šī saite vairs neder/);
    await story.lookAt(page, 'invitation that was answered');
  });

  story.step('an author proposes to join another project, and its author agrees', async () => {
    const fourth = await story.client(FOURTH);
    const unit = (await showCycle(await story.client(COORDINATOR), 'vidzale', story.id)).units[0]?.id ?? '';
    const twin = await submitProject(fourth, 'vidzale', story.year, completeProject(unit, { title: TWIN }));
    await fourth.post(`/api/m/vidzale/budget/my-projects/${twin.id}/merges`, { intoNr: 1, note: NOTE });
    const page = await story.as(AUTHOR);
    await page.goto('/mans/projekti');
    await page.getByRole('link', { name: LIGHTS }).click();
    await sees(page, NOTE);
    await story.lookAt(page, 'proposal to join projects');
    await pressAndConfirm(page, 'Piekrist apvienošanai');
    await page.getByRole('heading', { level: 1, name: 'Projekta pieteikums' }).waitFor();
    await page.getByRole('button', { name: 'Iesniegt projektu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Projekts ir iesniegts' }).waitFor();
  });

  story.step('both pages lead to each other, and authors and log stay', async () => {
    const page = await story.anonymous();
    await page.goto(story.open('projekti/1'));
    await page.getByRole('link', { name: new RegExp(TWIN) }).click();
    await page.getByRole('heading', { level: 1, name: TWIN }).waitFor();
    await sees(page, 'Apvienots ar citu projektu');
    await story.lookAt(page, 'project that was joined to another');
    await page.getByRole('link', { name: new RegExp(LIGHTS) }).click();
    await page.getByRole('heading', { level: 1, name: LIGHTS }).waitFor();
  });
}
