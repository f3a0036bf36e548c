import type { INestApplicationContext, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnswerQuestionnaire } from '../../bylaws/answer-questionnaire.js';
import { Endorse } from '../../bylaws/endorse.js';
import { MoveDossier } from '../../bylaws/move-dossier.js';
import { OfferEndorsement } from '../../bylaws/offer-endorsement.js';
import { ShowDossier } from '../../bylaws/show-dossier.query.js';
import { StartDossier } from '../../bylaws/start-dossier.js';
import { AddAgendaItem } from '../../council/add-agenda-item.js';
import { ChangeAgenda } from '../../council/change-agenda.js';
import { CloseSitting } from '../../council/close-sitting.js';
import { PlanSitting } from '../../council/plan-sitting.js';
import { PublishNotice } from '../../council/publish-notice.js';
import { ReadSittings } from '../../council/read-sittings.query.js';
import { RecordSignature } from '../../council/record-signature.js';
import { RecordVote } from '../../council/record-vote.js';
import { SetAttendance } from '../../council/set-attendance.js';
import { AppendSteps } from '../../documents/append-steps.js';
import { ReadDocument } from '../../documents/read-document.query.js';
import { AnnouncePublication } from '../../participation/announce-publication.js';
import { AnswerOpinions } from '../../participation/answer-opinions.js';
import { EndStage } from '../../participation/end-stage.js';
import { FormTokens } from '../../participation/form-tokens.js';
import { InsertPart8 } from '../../participation/insert-part8.js';
import { ModerateOpinion } from '../../participation/moderate-opinion.js';
import { OpenStage } from '../../participation/open-stage.js';
import { OpinionStages } from '../../participation/opinion-stages.js';
import { PrepareStage } from '../../participation/prepare-stage.js';
import { SubmitOpinionCase } from '../../participation/submit-opinion.js';
import { AccessDirectory } from '../../platform/access/access-directory.js';
import { Clock } from '../../platform/clock/clock.js';
import { BringIntoForce } from '../../promulgation/bring-into-force.js';
import { PreparePromulgation } from '../../promulgation/prepare-promulgation.js';
import { RecordPublication } from '../../promulgation/record-publication.js';
import { RecordSending } from '../../promulgation/record-sending.js';
import { DirectorySeed } from './directory-seed.js';
import { Cast } from './stories/cast.js';
import { Consulting } from './stories/consulting.js';
import { Deciding } from './stories/deciding.js';
import { Drafting } from './stories/drafting.js';
import { TellStories } from './stories/tell-stories.js';

/** Fills an empty demo database: first the directory, then what happened in the two municipalities. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  const isNew = await app.get(DirectorySeed, { strict: false }).run();
  if (isNew) await storyTeller(app).run();
}

/** The stories act through the use cases of every feature, so they are put together here and not by a module. */
export function storyTeller(app: INestApplicationContext): TellStories {
  const get = <T>(type: Type<T> | (abstract new (...args: never[]) => T)): T =>
    app.get<T>(type as Type<T>, { strict: false });
  const cast = new Cast(get(DataSource), get(AccessDirectory));
  const drafting = new Drafting(
    cast,
    get(StartDossier),
    get(ReadDocument),
    get(AppendSteps),
    get(ShowDossier),
    get(MoveDossier),
    get(OfferEndorsement),
    get(Endorse),
    get(AnswerQuestionnaire),
  );
  const consulting = new Consulting(
    get(DataSource),
    get(Clock),
    cast,
    drafting,
    get(OpinionStages),
    get(PrepareStage),
    get(AnnouncePublication),
    get(OpenStage),
    get(EndStage),
    get(FormTokens),
    get(SubmitOpinionCase),
    get(ModerateOpinion),
    get(AnswerOpinions),
    get(InsertPart8),
    get(ReadDocument),
  );
  const deciding = new Deciding(
    get(Clock),
    cast,
    drafting,
    get(PlanSitting),
    get(AddAgendaItem),
    get(ChangeAgenda),
    get(PublishNotice),
    get(ReadSittings),
    get(SetAttendance),
    get(RecordVote),
    get(CloseSitting),
    get(RecordSignature),
    get(PreparePromulgation),
    get(RecordSending),
    get(RecordPublication),
    get(BringIntoForce),
  );
  return new TellStories(get(DataSource), get(Clock), drafting, consulting, deciding);
}
