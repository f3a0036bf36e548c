import { completeProject, showCycle, submitProject } from '../../support/budget.js';
import { pressAndConfirm, sees } from '../support/steps.js';
import { AUTHOR, type BudgetStory, COORDINATOR, FOURTH, LIGHTS } from './story.js';

const TWIN = 'Apgaismojums pie skolas pārejas';
const NOTE = 'Abi projekti ir par vienu un to pašu gājēju pāreju.';

/** Two projects about the same crossing become one, with the consent of the authors of both. */
export function joining(story: BudgetStory): void {
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
